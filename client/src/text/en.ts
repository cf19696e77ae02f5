import { enDesk } from './en-desk';
import { enFamily } from './en-family';
import { enGiving } from './en-giving';
import { enMove } from './en-move';
import { enOrder } from './en-order';
import { enOutbox } from './en-outbox';
import { enPassbook } from './en-passbook';
import { enSlip } from './en-slip';
import { enVolunteer } from './en-volunteer';
import type { Text } from './zh';

const pad = (value: number): string => String(value).padStart(2, '0');
const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthName = (month: number): string => monthNames[month - 1] ?? '';

export const en: Text = {
  app: { name: 'Time Bank', motto: 'Lend a hand while young, find a hand when old' },

  time: {
    near: { '-1': 'Yesterday', '0': 'Today', '1': 'Tomorrow' },
    clock: (hour, minute) => `${hour % 12 === 0 ? 12 : hour % 12}:${pad(minute)} ${hour < 12 ? 'am' : 'pm'}`,
    date: (month, day, weekday) => `${dayNames[weekday] ?? ''} ${day} ${monthName(month)}`,
    weekday: (weekday) => dayNames[weekday] ?? '',
    shortDate: (month, day) => `${day} ${monthName(month)}`,
    join: (day, clock) => `${day}, ${clock}`,
    duration: (hours, minutes) => {
      const parts = [
        ...(hours > 0 || minutes === 0 ? [plural(hours, 'hour')] : []),
        ...(minutes > 0 ? [plural(minutes, 'minute')] : []),
      ];
      return parts.join(' ');
    },
    hourUnit: 'h',
    minuteUnit: 'min',
    month: monthName,
    greeting: (hour) => {
      if (hour < 12) return 'good morning';
      if (hour < 18) return 'good afternoon';
      return 'good evening';
    },
  },

  states: {
    offline: 'The network is weak and this did not open. Try again, or call the station.',
    unopened: 'The network is weak and the next page did not open. Try again, or call the station.',
    fromBefore: 'The network is weak. This is what you saw last time.',
    retry: 'Try again',
    loading: 'Opening',
    unsent: 'We heard nothing back; it may be done already. Try again; it cannot happen twice.',
    notThere: 'This visit was not found. Look on the first page, or call the station.',
    somethingElse: 'This did not work. Try again, or call the station.',
  },

  common: {
    back: 'Back',
    home: 'Home',
    close: 'Close',
    careMode: 'Large text',
    on: 'On',
    off: 'Off',
    readAloud: 'Listen',
    stopReading: 'Stop',
    callStation: 'Call the station',
    callStationShort: 'Call',
    takeBack: 'Undo',
    heldFor: 'A wrong tap? You have 10 seconds to undo it.',
    chosen: 'Chosen',
  },

  order: enOrder,

  lists: {
    meals: { name: 'Meals', plain: 'brought home' },
    cleaning: { name: 'Cleaning', plain: 'at home' },
    escort: { name: 'Escort', plain: 'going out' },
    health: { name: 'Health', plain: 'seeing a doctor' },
    bathing: { name: 'Bathing', plain: 'with care' },
    urgent: { name: 'Urgent', plain: 'and company' },
  },

  tabs: { hall: 'Hall', tasks: 'Tasks', passbook: 'Passbook', mine: 'Me', order: 'Order', visits: 'Visits' },

  elderHome: {
    ask: 'What can someone help with?',
    hello: (name, greeting) => `${name}, ${greeting}`,
    tile: (name, plain) => `${name}, ${plain}`,
    today: 'Today',
    nothing: 'Nothing planned today',
    nothingMore: 'To ask for help, tap a picture above.',
    comes: (helper) => `${helper} comes`,
    noHelperYet: 'We are finding someone',
    stationLooks: 'The station is looking',
    goesOn: (helper) => `${helper} is with you`,
    toConfirmAsk: (helper) => `Did ${helper} come?`,
    saved: 'You have saved',
    savedWhole: (duration) => `You have saved ${duration}, open the passbook`,
    spoken: (hello, today, saved) =>
      `${hello}. ${today} You have saved ${saved}. To ask for help, tap a picture.`,
    spokenVisit: (when, who, service) => `${when}, ${service}, ${who}${who.endsWith('?') ? '' : '.'}`,
    past: 'Earlier visits',
    spokenNone: 'Nothing planned today.',
  },

  elderRequest: {
    which: 'What help?',
    when: 'When?',
    otherTime: 'Another time',
    pickDay: 'Which day?',
    pickHour: 'What time?',
    sentence: (when, service) => `${when}: ${service}`,
    cost: (duration, left) => `Uses ${duration} of yours, ${left} stay.`,
    short: (missing) => `You are ${missing} short. Call the station, they will find a way.`,
    stationFirst: 'The station looks at this one first and calls you.',
    send: 'Ask for help',
    change: 'Change it',
    held: (when, service) => `${when}: ${service}. We are about to ask.`,
    done: (when, service) => `Done. ${when}: ${service}. We tell you when someone takes it.`,
    doneStation: (when, service) => `Noted. ${when}: ${service}. The station will call you.`,
    see: 'See this visit',
    none: 'Nothing of this kind for now. Please call the station.',
  },

  elderVisit: {
    steps: { asked: 'Asking', accepted: 'Accepted', serving: 'Under way', done: 'Done' },
    stepSaid: (word, index, all) => `Step ${index} of ${all}: ${word}`,
    finding: 'We are finding someone',
    findingFor: (elder) => `Finding someone for ${elder}`,
    someone: 'your helper',
    plan: (when, service) => `${when}: ${service}`,
    what: (service, duration) => `${service}, ${duration}`,
    findingMore: 'When someone takes it, you see here who comes.',
    stationLooks: 'The station is looking at it and will call you.',
    stationLooksFor: (elder) => `The station is looking at it and will call ${elder}.`,
    look: 'See whether someone took it',
    comes: (helper, when) => `${helper} comes ${when}`,
    here: (helper) => `${helper} is with you`,
    hereFor: (helper, elder) => `${helper} is with ${elder}`,
    over: (helper) => `${helper} has finished`,
    until: (service, clock) => `${service}, until about ${clock}`,
    call: (helper) => `Call ${helper}`,
    codeIn: (helper) => `When ${helper} arrives, say these four digits:`,
    codeOut: 'On leaving, say these four digits:',
    codeOutNow: (helper) => `When ${helper} leaves, say these four digits:`,
    digits: (code) => `Four digits: ${code.split('').join(', ')}`,
    cancel: 'Not needed, cancel',
    cancelTells: (helper) => `If you cancel, we tell ${helper}.`,
    cancelTellsNobody: 'If you cancel, we stop looking.',
    cancelAsk: 'Really not needed?',
    cancelYes: 'Cancel it',
    cancelNo: 'Keep it',
    cancelDone: (back) => `Cancelled. ${back}`,
    cancelHeld: 'All right, nobody needs to come.',
    confirmNow: 'Confirm now',
    confirmedMore: 'The community checks and books it.',
    disputed: 'The station will call you about it',
    disputedFor: (elder) => `The station will call ${elder} about it`,
    settled: (duration) => `This visit used ${duration}`,
    byPhone: 'The visit has begun. Call us for any change.',
    spokenCodes: (helper, codeIn, codeOut) =>
      `When ${helper} arrives, say: ${codeIn}. On leaving, say: ${codeOut}.`,
  },

  move: enMove,

  elderPast: {
    title: 'Earlier visits',
    came: (helper) => `${helper} came`,
    none: 'No earlier visits',
    noneMore: 'What is over or was called off is shown here.',
    more: 'Show earlier ones',
    spoken: (visits) => `Earlier visits. ${visits}`,
    spokenVisit: (when, service, end) => `${when}, ${service}, ${end}.`,
  },

  elderConfirm: {
    came: (helper, day) => `Did ${helper} come ${day.toLowerCase()}?`,
    good: 'Was it done well?',
    times: (from, to) => `Came ${from}, left ${to}.`,
    timesByClock: (from) => `Came ${from}. Nobody noted when they left; the plan counts for now.`,
    how: 'Please tap yes or no.',
    credit: (service) => `${service}, counts`,
    yes: 'Yes',
    no: 'No',
    yesSaid: 'Yes, came and did well',
    noSaid: 'No, something is wrong',
    heldYes: (helper) => `Thank you. ${helper} came and did well.`,
    heldNo: 'We see. The station will call you about it.',
    doneYes: 'Noted, thank you.',
    doneNo: 'Noted. The station will call you.',
  },

  passbook: enPassbook,
  slip: enSlip,

  mine: {
    title: 'Me',
    careMore: 'Larger words, easier to read',
    passbook: 'Passbook',
    signOut: 'Sign out',
    signOutAsk: 'Sign out?',
    signOutMore: 'You will have to sign in again.',
    signOutYes: 'Sign out',
    signOutNo: 'Stay',
    roles: { elder: 'Ask for help', volunteer: 'Help others', family: 'For my family' },
  },

  giving: enGiving,

  outbox: enOutbox,

  volunteer: enVolunteer,

  family: enFamily,

  desk: enDesk,

  signIn: {
    title: 'Time Bank',
    hello: 'Welcome',
    what: 'Ask for help, or give it: start here.',
    go: 'Sign in',
    goWeapp: 'Sign in with WeChat',
    failed: 'Sign-in did not work. Try again, or call the station.',
    noMemory: 'No password to remember.',
    over: 'Your sign-in ran out. Please sign in again.',
    overUnsent: 'Your sign-in ran out before that was done. Please sign in again and we go on with it.',
    noPages: 'There is no page for you here. Desks open on a computer; or call the station.',
  },
};
