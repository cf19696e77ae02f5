// Where a line of large letters may break (zh.ts).
const may = '\u200b';

/** What a person reads on the next page about an act that was still under way when they left. */
export const zhOutbox = {
  acts: {
    'request-order': '请人来',
    'cancel-order': '取消服务',
    'confirm-order': '确认服务',
    'deny-order': '说不对',
    'reschedule-order': '改时间',
    'drop-order': '退单',
    'check-in': '签到',
    'check-out': '签退',
    'grab-order': '接单',
    'give-minutes': '转时长',
  },
  other: '那件事',
  done: (act: string) => `刚才的「${act}」，办好了。`,
  refused: (act: string, why: string) => `刚才的「${act}」${may}没有办成。${why}`,
  silent: (act: string) =>
    `刚才的「${act}」，没有听到回音，可能${may}已经办成。网络好了${may}会再问一次，不会办重。`,
};
