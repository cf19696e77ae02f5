/** What families read. */
export const zhFamily = {
  home: {
    title: (elder: string) => `为${elder}办理`,
    titleNobody: '为家人办理',
    switcher: '为谁办理？',
    chosen: '已选',
    change: '换成这位',
    whoPays: '谁来付时长？',
    mine: '用我的时长',
    theirs: (elder: string) => `用${elder}的时长`,
    left: (duration: string) => `剩 ${duration}`,
    ask: (elder: string) => `为${elder}请人帮忙`,
    recent: (elder: string) => `${elder}的服务`,
    none: '还没有约服务',
    noneMore: '点上面的按钮，三下就能请到人。',
    nobody: '还没有绑定家人',
    nobodyMore: '请和老人一起到社工站，带上证件，几分钟就办好。',
  },
  request: {
    page: '请人帮忙',
    title: (elder: string) => `为${elder}请人`,
    what: '要帮什么？',
    change: '换一类',
    costMine: (duration: string, left: string) => `用您的时长 ${duration}，您还剩 ${left}。`,
    costTheirs: (elder: string, duration: string, left: string) =>
      `用${elder}的时长 ${duration}，还剩 ${left}。`,
    short: (missing: string) => `时长还差 ${missing}，换一位来付，或者打电话给社工。`,
  },
  visits: {
    title: (elder: string) => `${elder}的服务`,
    none: '还没有服务',
    noneMore: '为家人请人帮忙以后，这里能看到每一次。',
    more: '再看以前的',
  },
  visit: { title: '这次服务' },
};
