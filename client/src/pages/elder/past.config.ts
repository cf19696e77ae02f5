export default definePageConfig({ navigationBarTitleText: '以前的服务' });
