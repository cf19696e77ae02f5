/** What the catalogue may ask of a helper: a training or a craft, entered by the station with the day it runs out. */
export const skills = {
  'escort-care': { zh: '陪诊培训', en: 'Training in medical escort' },
  wheelchair: { zh: '轮椅协助培训', en: 'Training with wheelchairs' },
  'health-basics': { zh: '健康服务培训', en: 'Training in basic health checks' },
  'power-and-water': { zh: '水电维修', en: 'Electrician or plumber' },
  repair: { zh: '家电维修', en: 'Repair of appliances' },
  haircut: { zh: '理发', en: 'Hairdresser' },
} as const;
export type SkillCode = keyof typeof skills;
