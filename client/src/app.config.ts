const isH5 = process.env.TARO_ENV === 'h5';

// Each role is a sub-package of its own, so that nobody loads what they will never see (experience.md, W11).
const roles = [
  { root: 'pages/elder', pages: ['home', 'request', 'visit', 'move', 'confirm', 'past'] },
  { root: 'pages/volunteer', pages: ['hall', 'tasks', 'task'] },
  { root: 'pages/family', pages: ['home', 'request', 'visits', 'visit', 'move'] },
];

// Desks need a wide window, a keyboard or a printer: they exist in the browser alone.
const desks: typeof roles = [
  { root: 'desk/station', pages: ['queue', 'batches', 'slip'] },
  { root: 'desk/community', pages: ['settlement'] },
  { root: 'desk/own', pages: ['slip'] },
];

export default defineAppConfig({
  pages: ['pages/start', 'pages/sign-in', 'pages/mine', 'pages/passbook', 'pages/records', 'pages/give'],
  subPackages: isH5 ? [...roles, ...desks] : roles,
  preloadRule: { 'pages/start': { network: 'all', packages: ['pages/elder'] } },
  animation: false,
  window: {
    navigationBarTitleText: '时间银行',
    navigationBarBackgroundColor: '#fbf7ef',
    navigationBarTextStyle: 'black',
    backgroundColor: '#fbf7ef',
    // In the browser our own bar is enough; the mini-program keeps WeChat's, or its capsule would lie on ours.
    navigationStyle: isH5 ? 'custom' : 'default',
  },
});
