// Where a line of large letters may break, and where it may not (zh.ts).
const may = '\u200b';
const stay = '\u00a0';

/** What is read by whoever moves a visit to another time. */
export const zhMove = {
  open: '改时间',
  ask: `改到${may}哪一天？`,
  askHour: '改到几点？',
  now: (when: string, service: string) => `现在约的是${may}${when}，${service}。`,
  otherDay: (day: string) => `${day}，换一天`,
  to: (when: string) => `改到${may}${when}`,
  same: (service: string, duration: string) => `${service}，还是${stay}${duration}，不多用时长。`,
  send: '就改到这时候',
  change: '换个时间',
  held: (when: string) => `好的，改到${may}${when}。`,
  done: (when: string, service: string) => `改好了。${when}，${service}。`,
  see: '看看这次服务',
  taken: `已经有人要来，时间${may}改不了了。请打电话${may}跟他商量，或者打电话${may}找社工。`,
  begun: `服务已经开始，时间${may}改不了了。有变化${may}请打电话找社工。`,
  over: `这次服务${may}已经结束，不用${may}改时间了。`,
  notNow: `现在${may}改不了时间。请打电话找社工，一起想办法。`,
};
