// Where a line of large letters may break (zh.ts).
const may = '\u200b';

/** Giving hours to a relative or to the pool. */
export const zhGiving = {
  title: '转给家人',
  entry: `把时长${may}转给家人`,
  askWho: '转给谁？',
  pool: '公益池',
  poolMore: `帮助${may}有困难的${may}老人`,
  askHours: '转多少？',
  change: '换一个人',
  sentence: (who: string, duration: string) => `转给${who}${may} ${duration}`,
  left: (duration: string) => `您还剩 ${duration}。`,
  recordStays: `您的${may}服务记录${may}不变。`,
  send: '转过去',
  held: (who: string, duration: string) => `就要${may}转给${who}${may} ${duration}。`,
  done: (who: string, duration: string) => `转好了，${may}${who}${may}收到 ${duration}。`,
  nothing: `现在没有${may}可以转的时长`,
  nothingMore: '帮过别人，时长就会多起来。',
  noRelatives: `还没有绑定${may} 60 岁以上的家人。要绑定，请打电话${may}找社工。`,
};
