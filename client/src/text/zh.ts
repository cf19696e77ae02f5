import { zhDesk } from './zh-desk';
import { zhFamily } from './zh-family';
import { zhGiving } from './zh-giving';
import { zhMove } from './zh-move';
import { zhOrder } from './zh-order';
import { zhOutbox } from './zh-outbox';
import { zhPassbook } from './zh-passbook';
import { zhSlip } from './zh-slip';
import { zhVolunteer } from './zh-volunteer';

// A line of large letters breaks where the sentence breathes: at punctuation, and here. Figures stay with their unit.
const may = '\u200b';
const stay = '\u00a0';

const pad = (value: number): string => String(value).padStart(2, '0');

const periodOf = (hour: number): string => {
  if (hour < 5) return '凌晨';
  if (hour < 12) return '上午';
  if (hour < 13) return '中午';
  if (hour < 18) return '下午';
  return '晚上';
};

const near: Readonly<Record<string, string>> = { '-1': '昨天', '0': '今天', '1': '明天', '2': '后天' };

export const zh = {
  app: { name: '时间银行', motto: '年轻时帮人一把，年老时有人搭手' },

  time: {
    near,
    clock: (hour: number, minute: number) =>
      `${periodOf(hour)}${stay}${hour > 12 ? hour - 12 : hour}${stay}点${minute === 0 ? '' : `${stay}${pad(minute)}${stay}分`}`,
    date: (month: number, day: number, weekday: number) =>
      `${month}月${day}日${stay}周${'日一二三四五六'.charAt(weekday)}`,
    weekday: (weekday: number) => `周${'日一二三四五六'.charAt(weekday)}`,
    shortDate: (month: number, day: number) => `${month}月${day}日`,
    join: (day: string, clock: string) => `${day}${/周/.test(day) ? ' ' : may}${clock}`,
    duration: (hours: number, minutes: number) =>
      hours > 0 || minutes === 0
        ? `${hours}${stay}小时${minutes === 0 ? '' : `${stay}${minutes}${stay}分`}`
        : `${minutes}${stay}分钟`,
    hourUnit: '小时',
    minuteUnit: '分',
    month: (month: number) => `${month}月`,
    greeting: (hour: number): string => {
      if (hour < 5) return '夜深了';
      if (hour < 9) return '早上好';
      if (hour < 12) return '上午好';
      if (hour < 14) return '中午好';
      if (hour < 18) return '下午好';
      return '晚上好';
    },
  },

  states: {
    offline: `网络不太好，没有打开。请再试一次，或者打电话${may}找社工。`,
    unopened: `网络不太好，下一页${may}没有打开。请再试一次，或者打电话${may}找社工。`,
    fromBefore: `网络不太好，这是${may}上次看到的${may}内容。`,
    retry: '再试一次',
    loading: '正在打开',
    unsent: `没有听到回音，可能${may}已经办成。请再试一次，不会办重。`,
    notThere: `没有找到${may}这次服务。请回首页看看，或者打电话${may}找社工。`,
    somethingElse: `没有办成。请再试一次，或者打电话${may}找社工。`,
  },

  common: {
    back: '返回',
    home: '回首页',
    close: '关上',
    careMode: '长辈版',
    on: '开',
    off: '关',
    readAloud: '朗读',
    stopReading: '停下',
    callStation: `打电话${may}找社工`,
    callStationShort: '找社工',
    takeBack: '撤回',
    heldFor: `按错了不要紧，10${stay}秒内${may}能改回来。`,
    chosen: '已选',
  },

  order: zhOrder,

  lists: {
    meals: { name: '助餐', plain: '送饭' },
    cleaning: { name: '助洁', plain: '打扫' },
    escort: { name: '助行', plain: '陪出门' },
    health: { name: '助医', plain: '看病' },
    bathing: { name: '助浴', plain: '洗澡' },
    urgent: { name: '助急', plain: '急事' },
  },

  tabs: { hall: '大厅', tasks: '任务', passbook: '存折', mine: '我的', order: '办理', visits: '服务' },

  elderHome: {
    ask: '想请人帮什么忙？',
    hello: (name: string, greeting: string) => `${name}，${greeting}`,
    tile: (name: string, plain: string) => `${name}，${plain}`,
    today: '今天的服务',
    nothing: '今天没有安排',
    nothingMore: '想请人帮忙，点上面的图就行。',
    comes: (helper: string) => `${helper}来`,
    noHelperYet: `正在${may}为您找人`,
    stationLooks: `社工正在看`,
    goesOn: (helper: string) => `${helper}${may}在服务`,
    toConfirmAsk: (helper: string) => `${helper}${may}来过了吗？`,
    saved: '您存了',
    savedWhole: (duration: string) => `您存了 ${duration}，去看时间存折`,
    spoken: (hello: string, today: string, saved: string) =>
      `${hello}。${today}您存了${saved}。想请人帮忙，请点一张图。`,
    spokenVisit: (when: string, who: string, service: string) =>
      `${when}，${service}，${who}${who.endsWith('？') ? '' : '。'}`,
    past: '以前的服务',
    spokenNone: '今天没有安排。',
  },

  elderRequest: {
    which: '要帮什么？',
    when: '什么时候来？',
    otherTime: '换个时间',
    pickDay: '哪一天？',
    pickHour: '几点来？',
    sentence: (when: string, service: string) => `${when}，${service}`,
    cost: (duration: string, left: string) => `用您 ${duration}，还剩 ${left}。`,
    short: (missing: string) => `您的时长${may}还差${stay}${missing}。打电话给社工，一起想办法。`,
    stationFirst: `这一项${may}要社工先看一看，会给您打电话。`,
    send: '请人来',
    change: '改一改',
    held: (when: string, service: string) => `好的，${when}，${service}。我们${may}这就去请人。`,
    done: (when: string, service: string) => `办好了。${when}，${service}。有人接了${may}会告诉您。`,
    doneStation: (when: string, service: string) =>
      `记下了。${when}，${service}。社工看过${may}会给您打电话。`,
    see: `看看${may}这次服务`,
    none: `这一类${may}暂时没有服务，请打电话${may}找社工。`,
  },

  elderVisit: {
    steps: { asked: '找人', accepted: '已接单', serving: '服务中', done: '完成' },
    stepSaid: (word: string, index: number, all: number) => `第 ${index} 步，共 ${all} 步：${word}`,
    finding: `正在${may}为您找人`,
    findingFor: (elder: string) => `正在为${elder}${may}找人`,
    someone: '服务人',
    plan: (when: string, service: string) => `${when}，${service}`,
    what: (service: string, duration: string) => `${service}，${duration}`,
    findingMore: `有人接了，这里就能看到${may}是谁来。`,
    stationLooks: `社工正在看，会给您${may}打电话。`,
    stationLooksFor: (elder: string) => `社工正在看，会给${elder}${may}打电话。`,
    look: `看看${may}有没有人接`,
    comes: (helper: string, when: string) => `${helper}${may}${when}来`,
    here: (helper: string) => `${helper}${may}在为您服务`,
    hereFor: (helper: string, elder: string) => `${helper}${may}在为${elder}${may}服务`,
    over: (helper: string) => `${helper}${may}服务好了`,
    until: (service: string, clock: string) => `${service}，大约到${clock}`,
    call: (helper: string) => `打给${helper}`,
    codeIn: (helper: string) => `${helper}到了，请念${may}这四个数：`,
    codeOut: `要走的时候，再念${may}这四个数：`,
    codeOutNow: (helper: string) => `${helper}要走时，请念${may}这四个数：`,
    digits: (code: string) => `四个数字：${code.split('').join('、')}`,
    cancel: '不用来了，取消',
    cancelTells: (helper: string) => `取消了，我们会${may}告诉${helper}。`,
    cancelTellsNobody: '取消了，就不再找人。',
    cancelAsk: `真的${may}不用来了吗？`,
    cancelYes: '不用来了',
    cancelNo: '还是要来',
    cancelDone: (back: string) => `取消好了，${back}`,
    cancelHeld: `好的，这次${may}不用来了。`,
    confirmNow: '去确认',
    confirmedMore: '社区核对后入账。',
    disputed: `社工会给您${may}打电话核实`,
    disputedFor: (elder: string) => `社工会给${elder}${may}打电话核实`,
    settled: (duration: string) => `这次用了 ${duration}`,
    byPhone: `服务${may}已经开始。有变化${may}请打电话。`,
    spokenCodes: (helper: string, codeIn: string, codeOut: string) =>
      `${helper}到了，请念：${codeIn}。要走的时候，再念：${codeOut}。`,
  },

  move: zhMove,

  elderPast: {
    title: `以前的${may}服务`,
    came: (helper: string) => `${helper}${may}来过`,
    none: `还没有${may}以前的服务`,
    noneMore: `服务完了，或者取消了，${may}这里都看得到。`,
    more: '再看以前的',
    spoken: (visits: string) => `以前的服务。${visits}`,
    spokenVisit: (when: string, service: string, end: string) => `${when}，${service}，${end}。`,
  },

  elderConfirm: {
    came: (helper: string, day: string) => `${helper}${may}${day}来了吗？`,
    good: '服务好了吗？',
    times: (from: string, to: string) => `${from}${may}到，${to}${may}走。`,
    timesByClock: (from: string) => `${from}${may}到。走的时间${may}没有记下，先按${may}约好的算。`,
    how: '请按对，或者不对。',
    credit: (service: string) => `${service}，记`,
    yes: '对',
    no: '不对',
    yesSaid: '对，来过，服务好了',
    noSaid: '不对，有问题',
    heldYes: (helper: string) => `谢谢您。${helper}${may}来过，服务好了。`,
    heldNo: `知道了。社工会给您${may}打电话，问问情况。`,
    doneYes: '记好了，谢谢您。',
    doneNo: `记好了。社工会给您${may}打电话，请您放心。`,
  },

  passbook: zhPassbook,
  slip: zhSlip,

  mine: {
    title: '我的',
    careMore: '字更大，看得更清楚',
    passbook: '时间存折',
    signOut: '退出登录',
    signOutAsk: `要退出${may}登录吗？`,
    signOutMore: `下次要${may}重新登录${may}才能用。`,
    signOutYes: '退出',
    signOutNo: '不退出',
    roles: {
      elder: '请人帮忙',
      volunteer: '去帮别人',
      family: '为家人办理',
    },
  },

  giving: zhGiving,

  outbox: zhOutbox,

  volunteer: zhVolunteer,

  family: zhFamily,

  desk: zhDesk,

  signIn: {
    title: '时间银行',
    hello: '您好',
    what: '请人帮忙，或者去帮别人，从这里开始。',
    go: '登录',
    goWeapp: '微信登录',
    failed: `没有登录上。请再试一次，或者打电话${may}找社工。`,
    noMemory: '不用记密码。',
    over: '登录过期了，请再登录一次。',
    overUnsent: `登录过期了，刚才的事${may}还没有办成。请再登录一次，我们${may}接着办。`,
    noPages: `您的身份${may}在这里没有页面。工作台${may}请用电脑打开，或者打电话${may}找社工。`,
  },
};

/** The shape of all strings; the English file has the same by type. */
export type Text = typeof zh;
