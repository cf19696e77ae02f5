import { requestOrderContract } from '../../shared/contracts/request-order';
import type { OrderId } from '../../shared/domain/ids';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Minutes, type Ms } from '../../shared/domain/units';
import type { Scene, Story } from './story';

const ASKERS_TRIED_MAX = 8;
const LENGTHS: readonly Minutes[] = [30, 45, 60, 60, 60, 90, 120];
const QUARTER_MS = 15 * MINUTE_MS;

/** Somebody asks for a visit; who lacks the hours tells somebody else of it. False when nobody could. */
export const askForHelp = async (scene: Scene, story: Story): Promise<boolean> => {
  const { cast, callers } = scene;
  const { dice } = story;
  const startMs = startOf(scene, story);
  const plannedMinutes = dice.oneOf(LENGTHS);
  for (let tried = 0; tried < ASKERS_TRIED_MAX; tried += 1) {
    const asker = dice.oneOf(cast.askers);
    const payer = asker.payers.length > 0 && dice.percent(45) ? dice.oneOf(asker.payers) : undefined;
    const { code: serviceCode } = dice.oneOf(cast.services);
    const answer = await callers.send(
      payer?.id ?? asker.id,
      'person',
      requestOrderContract,
      {
        elderId: asker.id,
        payerId: payer?.id ?? asker.id,
        serviceCode,
        startMs,
        plannedMinutes,
        ...(payer !== undefined && { onBehalfOf: asker.id, channel: 'app', consentId: payer.bindingId }),
      },
      dice,
    );
    if (answer.ok) {
      // The contract's outcome carries an order id; the door's own schema forgot which kind.
      story.asked = { orderId: answer.orderId as OrderId, asker, payer };
      return true;
    }
  }
  return false;
};

/** Most want today, one in ten at short notice (which the station looks at first), some a later day. */
const startOf = ({ nowMs, firstDayMs }: Scene, { dice }: Story): Ms => {
  const now = nowMs();
  const latest = firstDayMs + 18 * HOUR_MS;
  const inADay = dice.percent(30) ? dice.between(1, 3) * DAY_MS : 0;
  const notice = dice.percent(10) ? dice.between(30, 90) : dice.between(140, 420);
  const wished =
    inADay > 0 ? firstDayMs + dice.between(8, 18) * HOUR_MS : Math.min(latest, now + notice * MINUTE_MS);
  const quarter = Math.ceil(Math.max(wished, now + 20 * MINUTE_MS) / QUARTER_MS) * QUARTER_MS;
  return quarter + inADay;
};
