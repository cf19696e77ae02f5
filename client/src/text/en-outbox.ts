import type { zhOutbox } from './zh-outbox';

export const enOutbox: typeof zhOutbox = {
  acts: {
    'request-order': 'asking for help',
    'cancel-order': 'cancelling',
    'confirm-order': 'confirming',
    'deny-order': 'saying that it was not right',
    'reschedule-order': 'changing the time',
    'drop-order': 'giving the task back',
    'check-in': 'checking in',
    'check-out': 'checking out',
    'grab-order': 'taking the task',
    'give-minutes': 'giving hours',
  },
  other: 'the last act',
  done: (act) => `Just now, ${act}: that is done.`,
  refused: (act, why) => `Just now, ${act}: that was not done. ${why}`,
  silent: (act) =>
    `Just now, ${act}: we heard nothing back, and it may be done already. When the network is back we ask again; it cannot happen twice.`,
};
