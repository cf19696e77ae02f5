import type { zhGiving } from './zh-giving';

export const enGiving: typeof zhGiving = {
  title: 'Give hours',
  entry: 'Give hours to a relative',
  askWho: 'To whom?',
  pool: 'The pool',
  poolMore: 'For elders in hardship',
  askHours: 'How many?',
  change: 'Somebody else',
  sentence: (who, duration) => `${duration} to ${who}`,
  left: (duration) => `You keep ${duration}.`,
  recordStays: 'Your service record stays as it is.',
  send: 'Give',
  held: (who, duration) => `${duration} are about to go to ${who}.`,
  done: (who, duration) => `Done: ${who} received ${duration}.`,
  nothing: 'There are no hours to give now',
  nothingMore: 'Helping others brings more.',
  noRelatives: 'No relative of 60 or more is bound to you. To bind one, call the station.',
};
