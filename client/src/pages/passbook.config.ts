export default definePageConfig({ navigationBarTitleText: '时间存折' });
