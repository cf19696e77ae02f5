import type { Parsed } from '../../../shared/contracts/contract';
import type { serviceCard } from '../../../shared/contracts/views';
import { needsNoDesk } from '../../../shared/domain/catalogue/published-at-once';
import type { Service } from '../../../shared/domain/catalogue/service';

/** A service as the tile that asks for it. `publishedAtOnce`: what the service allows; a near start or a guardian still calls the desk. Pure. */
export const serviceCardOf = (service: Service): Parsed<typeof serviceCard> => ({
  code: service.code,
  zh: service.zh,
  en: service.en,
  list: service.list,
  level: service.level,
  usualMinutes: service.usualMinutes,
  publishedAtOnce: needsNoDesk(service),
});
