export default definePageConfig({ navigationBarTitleText: '结单' });
