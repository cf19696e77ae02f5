import type { zhFamily } from './zh-family';

/** What families read, in English. */
export const enFamily: typeof zhFamily = {
  home: {
    title: (elder) => `For ${elder}`,
    titleNobody: 'For my family',
    switcher: 'For whom?',
    chosen: 'chosen',
    change: 'change to',
    whoPays: 'Whose hours?',
    mine: 'My hours',
    theirs: (elder) => `${elder}'s hours`,
    left: (duration) => `${duration} left`,
    ask: (elder) => `Ask for help for ${elder}`,
    recent: (elder) => `Visits to ${elder}`,
    none: 'No visits yet',
    noneMore: 'The button above gets help in three taps.',
    nobody: 'Nobody is bound to you yet',
    nobodyMore: 'Come to the station together with the elder and your papers: it takes a few minutes.',
  },
  request: {
    page: 'Ask for help',
    title: (elder) => `Help for ${elder}`,
    askWhat: (elder) => `What kind of help for ${elder}?`,
    payMine: (left) => `With your hours: ${left} left.`,
    payTheirs: (elder, left) => `With ${elder}'s hours: ${left} left.`,
    change: 'Another kind',
    costMine: (duration, left) => `Takes ${duration} of your hours; you keep ${left}.`,
    costTheirs: (elder, duration, left) => `Takes ${duration} of ${elder}'s hours; ${left} stay.`,
    short: (missing) => `${missing} are missing. Choose other hours, or call the station.`,
  },
  visits: {
    title: (elder) => `Visits to ${elder}`,
    none: 'No visits yet',
    noneMore: 'Each visit that you ask for is shown here.',
    more: 'Show earlier ones',
  },
  visit: { title: 'This visit' },
};
