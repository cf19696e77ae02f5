import type { Catalogue, Service, ServiceList } from './service';

type Special = Partial<Pick<Service, 'helpers' | 'skill' | 'lifting' | 'insured' | 'urgent'>>;

/** By a volunteer, one helper, nothing lifted, no insurance: what is not said otherwise. */
const basic = (
  list: ServiceList,
  name: string,
  zh: string,
  en: string,
  usualMinutes: number,
  special: Special = {},
): Service => ({
  code: `${list}.${name}`,
  zh,
  en,
  list,
  level: 'basic',
  usualMinutes,
  helpers: 1,
  lifting: false,
  insured: false,
  urgent: false,
  provider: 'volunteer',
  ...special,
});

/** By an elder-service centre: bathing, nursing and what risks more than a volunteer may (志愿服务条例 art. 15, 17). */
const professional = (...service: Parameters<typeof basic>): Service => ({
  ...basic(...service),
  level: 'professional',
  provider: 'centre',
});

/** The city's first catalogue: six lists (product.md, Services). Cleaning is two services, one for volunteers, one for centres. */
export const defaultCatalogue: Catalogue = {
  version: 1,
  services: [
    basic('meals', 'delivery', '送餐上门', 'Meal delivery', 30),
    basic('meals', 'cooking', '上门做饭', 'Cooking at home', 90),
    basic('meals', 'shop-and-cook', '买菜做饭', 'Shopping and cooking', 120),
    basic('meals', 'canteen', '陪去长者饭堂', 'Company to the elders’ canteen', 60),
    professional('meals', 'feeding', '协助进食', 'Help with eating', 45),
    basic('cleaning', 'daily', '日常清洁', 'Everyday cleaning', 60),
    professional('cleaning', 'deep', '深度清洁', 'Deep cleaning, also for the bedridden', 120, {
      insured: true,
    }),
    basic('escort', 'walk', '陪同散步', 'Company on a walk', 60),
    basic('escort', 'errand', '陪同办事', 'Company on an errand', 60),
    basic('escort', 'medical', '陪同就医', 'Company to the doctor', 120, {
      skill: 'escort-care',
      insured: true,
    }),
    basic('escort', 'wheelchair', '轮椅出行', 'Outing in a wheelchair', 60, {
      skill: 'wheelchair',
      lifting: true,
      insured: true,
    }),
    basic('escort', 'stairs', '上下楼搬扶', 'Help up and down the stairs', 30, {
      helpers: 2,
      skill: 'wheelchair',
      lifting: true,
      insured: true,
    }),
    basic('health', 'medicine', '代取药品', 'Fetching medicine', 45),
    basic('health', 'pressure', '测量血压', 'Taking blood pressure', 30, { skill: 'health-basics' }),
    professional('health', 'rehabilitation', '康复训练', 'Rehabilitation exercises', 60, {
      lifting: true,
      insured: true,
    }),
    professional('health', 'nursing', '上门护理', 'Nursing at home', 60, { insured: true }),
    professional('bathing', 'home', '上门助浴', 'Bathing at home', 90, {
      helpers: 2,
      lifting: true,
      insured: true,
    }),
    professional('bathing', 'centre', '到中心洗浴', 'Bathing at the centre', 120, {
      lifting: true,
      insured: true,
    }),
    professional('bathing', 'hair', '床边洗头', 'Hair washing at the bedside', 45, { insured: true }),
    professional('bathing', 'feet', '足部清洁护理', 'Care of the feet', 45, { insured: true }),
    basic('urgent', 'help', '临时求助', 'Help at short notice', 60, { urgent: true }),
    basic('urgent', 'power-and-water', '水电应急维修', 'Urgent repair of power and water', 60, {
      skill: 'power-and-water',
      insured: true,
      urgent: true,
    }),
    basic('urgent', 'repair', '小家电维修', 'Small repairs', 60, { skill: 'repair', insured: true }),
    basic('urgent', 'shopping', '代买代办', 'Shopping and errands', 45),
    basic('urgent', 'chat', '陪聊读报', 'Chatting and reading aloud', 60),
    basic('urgent', 'phone', '手机使用指导', 'Help with the phone', 60),
    basic('urgent', 'haircut', '上门理发', 'Haircut at home', 45, { skill: 'haircut' }),
  ],
};
