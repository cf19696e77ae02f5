import type { zhOrder } from './zh-order';

const forElder = {
  submitted: 'With the station',
  open: 'Finding someone',
  offered: 'Finding someone',
  accepted: 'Accepted',
  serving: 'Under way',
  served: 'Please confirm',
  confirmed: 'Being booked',
  disputed: 'Being checked',
  referred: 'With a centre',
  scheduled: 'Centre will come',
  settled: 'Done',
  voided: 'Not booked',
  cancelled: 'Cancelled',
  expired: 'Not possible',
  reversed: 'Taken back',
};

/** The states of an order for each reader, and how it ended, in English. */
export const enOrder: typeof zhOrder = {
  states: {
    elder: forElder,
    family: { ...forElder, served: 'To confirm' },
    volunteer: {
      ...forElder,
      submitted: 'Not yours now',
      open: 'Not yours now',
      offered: 'Not yours now',
      accepted: 'Yours',
      served: 'To be confirmed',
      confirmed: 'To be settled',
    },
    desk: {
      ...forElder,
      submitted: 'To be looked at',
      open: 'In the hall',
      offered: 'Offered',
      served: 'To be confirmed',
      confirmed: 'To be settled',
      disputed: 'To be checked',
    },
  },
  ended: {
    cancelled: {
      elder: (elder) => `Called off by ${elder}`,
      family: 'Called off by the family',
      station: 'Called off by the station',
      unsaid: 'This visit was called off',
    },
    expired: {
      clock: 'The time passed and nobody was found',
      station: 'The station could not arrange it',
      unsaid: 'This visit could not be arranged',
    },
    voided: 'The station checked: it uses no hours',
    reversed: 'This visit was taken back, the hours returned',
    you: 'you',
  },
  back: {
    mine: 'Your hours are back with you.',
    theirs: (payer) => `The hours are back with ${payer}.`,
    unsaid: 'The hours are back.',
  },
  confirmed: {
    you: 'You have confirmed, thank you',
    elder: (elder) => `${elder} has confirmed`,
    family: 'The family has confirmed',
    station: 'Confirmed with the station',
    clock: 'Counted as confirmed',
    unsaid: 'Confirmed',
  },
};
