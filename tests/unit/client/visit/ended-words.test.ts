import { text } from '../../../../client/src/text/text';
import { backWords, confirmedWords, endedWords } from '../../../../client/src/visit/ended-words';
import type { historyItem } from '../../../../shared/contracts/views';
import { wang } from '../../../fixtures/elder-answers';
import { daughter } from '../../../fixtures/phone-answers';

type By = (typeof historyItem)['_output']['by'];
const [she, her] = [wang.personId, daughter.personId];
const plain = (words: string | undefined) => words?.replaceAll('\u200b', '');

test.each<
  [state: 'cancelled' | 'expired' | 'voided' | 'reversed', by: By | undefined, reader: string, said: string]
>([
  ['cancelled', 'elder', she, '您取消了'],
  ['cancelled', 'elder', her, '王阿姨取消了'],
  ['cancelled', 'family', she, '家人取消了'],
  ['cancelled', 'station', she, '社工取消了'],
  ['cancelled', undefined, she, '这次服务取消了'],
  ['expired', 'clock', she, '时间过了，没有找到人来'],
  ['expired', 'station', she, '社工看过，这次没有办成'],
  ['expired', undefined, she, '这次服务没有办成'],
  ['voided', 'station', she, '社工核实过，这次不用时长'],
  ['reversed', 'station', she, '这次服务已撤销入账，时长退回了'],
])('%s by %s, read by %s → %s', (state, by, reader, said) => {
  const order = { state, elder: wang, ...(by !== undefined && { endedBy: by }) };
  expect(plain(endedWords(order, reader as typeof she))).toBe(said); // both are ids of persons
});

test('a visit that goes on, or took place, has no such end', () => {
  expect(endedWords({ state: 'settled', elder: wang }, she)).toBeUndefined();
});

test.each([
  ['her own hours, read by her', wang, she, '您的时长已经还给您。'],
  ['her daughter’s hours, read by her', daughter, she, '时长已经还给王芳。'],
  ['her daughter’s hours, read by the daughter', daughter, her, '您的时长已经还给您。'],
  ['her own hours, read by the daughter', wang, her, '时长已经还给王阿姨。'],
  ['nobody said whose', undefined, she, '时长已经还回去了。'],
] as const)('%s', (_case, payer, reader, said) => {
  expect(plain(backWords(payer === undefined ? {} : { payer }, reader))).toBe(said);
});

test.each<[By | undefined, reader: typeof she | typeof her, said: string]>([
  ['elder', she, text.order.confirmed.you],
  ['elder', her, text.order.confirmed.elder('王阿姨')],
  ['family', she, text.order.confirmed.family],
  ['station', she, text.order.confirmed.station],
  ['clock', she, text.order.confirmed.clock],
  [undefined, she, text.order.confirmed.unsaid],
])('confirmed by %s, read by %s → never 您 to who did not', (by, reader, said) => {
  const step = { version: 5, command: 'confirm' as const, toState: 'confirmed' as const, atMs: 0 };
  const history = by === undefined ? [] : [{ ...step, by }];
  expect(confirmedWords({ state: 'confirmed', elder: wang, history }, reader)).toBe(said);
});

test('three readers, three sentences for a visit that waits for its confirmation', () => {
  const { elder, family, volunteer, desk } = text.order.states;
  expect([elder.served, family.served, volunteer.served, desk.served]).toEqual([
    '等您确认',
    '等确认',
    '等老人确认',
    '等老人确认',
  ]);
});
