import type { zhMove } from './zh-move';

export const enMove: typeof zhMove = {
  open: 'Change the time',
  ask: 'To which day?',
  askHour: 'To what time?',
  now: (when, service) => `It is planned for ${when}: ${service}.`,
  otherDay: (day) => `${day}, choose another day`,
  to: (when) => `Move to ${when}`,
  same: (service, duration) => `${service}, ${duration} as before; it uses no more hours.`,
  send: 'Move it to this time',
  change: 'Another time',
  held: (when) => `All right, it moves to ${when}.`,
  done: (when, service) => `Done. ${when}: ${service}.`,
  see: 'See this visit',
  taken: 'Someone is already coming, so the time cannot be changed here. Call them, or call the station.',
  begun: 'The visit has begun; its time cannot be changed. Call the station for any change.',
  over: 'This visit is over; its time need not be changed.',
  notNow: 'The time cannot be changed now. Call the station, they will find a way.',
};
