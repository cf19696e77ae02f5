import * as z from 'zod';
import type { Contract } from './contract';
import { balance, boundElder, orderCard, personCard, serviceCard } from './views';

export const homeContract = {
  name: 'home',
  kind: 'query',
  audiences: ['person'],
  summary: {
    zh: '首页',
    en: 'What a person meets first: services, today, balance, family, current task',
  },
  request: z.strictObject({}),
  response: z.strictObject({
    me: personCard,
    facets: z.array(z.enum(['elder', 'volunteer', 'staff'])),
    services: z.array(serviceCard),
    balance,
    todayVisits: z.array(orderCard),
    toConfirm: z.array(orderCard),
    upcoming: z.array(orderCard),
    currentTask: orderCard.optional(),
    boundElders: z.array(boundElder),
    relatives: z.array(boundElder),
    stationPhone: z.string(),
    communityZh: z.string(),
  }),
} as const satisfies Contract;
