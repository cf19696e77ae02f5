// Where a line of large letters may break (zh.ts).
const may = '\u200b';

const forElder = {
  submitted: '等社工看',
  open: '正在找人',
  offered: '正在找人',
  accepted: '已接单',
  serving: '服务中',
  served: '等您确认',
  confirmed: '等入账',
  disputed: '社工在核实',
  referred: '已转中心',
  scheduled: '中心已接',
  settled: '已完成',
  voided: '没有入账',
  cancelled: '已取消',
  expired: '没有办成',
  reversed: '已撤销入账',
};

/** The states of an order, each reader's own words; how a visit ended, and whose hours came back. */
export const zhOrder = {
  states: {
    elder: forElder,
    family: { ...forElder, served: '等确认' },
    volunteer: {
      ...forElder,
      submitted: '不在手上',
      open: '不在手上',
      offered: '不在手上',
      accepted: '等您去',
      served: '等老人确认',
      confirmed: '等社区结单',
    },
    desk: {
      ...forElder,
      submitted: '待受理',
      open: '待接单',
      offered: '已派单',
      served: '等老人确认',
      confirmed: '等社区结单',
      disputed: '待核实',
    },
  },
  ended: {
    cancelled: {
      elder: (elder: string) => `${elder}${may}取消了`,
      family: `家人${may}取消了`,
      station: `社工${may}取消了`,
      unsaid: `这次服务${may}取消了`,
    },
    expired: {
      clock: `时间过了，没有${may}找到人来`,
      station: `社工${may}看过，这次${may}没有办成`,
      unsaid: `这次服务${may}没有办成`,
    },
    voided: `社工${may}核实过，这次${may}不用时长`,
    reversed: `这次服务${may}已撤销入账，时长${may}退回了`,
    /** Who is meant by the reader’s own deed. */
    you: '您',
  },
  back: {
    mine: `您的时长${may}已经还给您。`,
    theirs: (payer: string) => `时长已经${may}还给${payer}。`,
    unsaid: `时长已经${may}还回去了。`,
  },
  confirmed: {
    you: '您已确认，谢谢您',
    elder: (elder: string) => `${elder}${may}已经确认`,
    family: `家人${may}已经确认`,
    station: `社工${may}核对过，已经${may}确认`,
    clock: `到了时间，算是确认`,
    unsaid: `已经确认`,
  },
};
