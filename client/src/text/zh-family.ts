// Where a line of large letters may break, and where it may not (zh.ts).
const may = '\u200b';
const stay = '\u00a0';

/** What families read. */
export const zhFamily = {
  home: {
    title: (elder: string) => `为${elder}${may}办理`,
    titleNobody: `为家人${may}办理`,
    switcher: '为谁办理？',
    chosen: '已选',
    change: '换成这位',
    whoPays: '谁来付时长？',
    mine: '用我的时长',
    theirs: (elder: string) => `用${elder}${may}的时长`,
    left: (duration: string) => `剩${stay}${duration}`,
    ask: (elder: string) => `为${elder}${may}请人帮忙`,
    recent: (elder: string) => `${elder}${may}的服务`,
    none: '还没有约服务',
    noneMore: `点上面的按钮，三下就能${may}请到人。`,
    nobody: '还没有绑定家人',
    nobodyMore: `请和老人一起${may}到社工站，带上证件，几分钟${may}就办好。`,
  },
  request: {
    page: '请人帮忙',
    title: (elder: string) => `为${elder}请人`,
    askWhat: (elder: string) => `为${elder}请人，要帮什么？`,
    payMine: (left: string) => `用您的时长，现在${may}还剩${stay}${left}。`,
    payTheirs: (elder: string, left: string) => `用${elder}${may}的时长，现在${may}还剩${stay}${left}。`,
    change: '换一类',
    costMine: (duration: string, left: string) => `用您的时长 ${duration}，您还剩 ${left}。`,
    costTheirs: (elder: string, duration: string, left: string) =>
      `用${elder}${may}的时长 ${duration}，还剩 ${left}。`,
    short: (missing: string) => `时长还差${stay}${missing}，换一位来付，或者打电话${may}给社工。`,
  },
  visits: {
    title: (elder: string) => `${elder}${may}的服务`,
    none: '还没有服务',
    noneMore: `为家人${may}请人帮忙以后，这里能看到${may}每一次。`,
    more: '再看以前的',
  },
  visit: { title: '这次服务' },
};
