import { createServer, type RequestListener } from 'node:http';
import { listenOn } from '../../../../local/listen';
import { fetchOnceFor } from '../../../../local/simulate/fetch-once';
import { createOutages } from '../../../../local/simulate/outages';
import { createTally } from '../../../../local/simulate/tally';
import { Silence } from '../../../../local/simulate/until-answered';

const answers: Readonly<Record<string, readonly [status: number, text: string]>> = {
  '/won': [200, '{"ok":true}'],
  '/refused': [422, '{"code":"not_eligible"}'],
  '/again': [503, '{"code":"try_again"}'],
  '/full': [503, 'Service Unavailable'],
  '/bug': [500, '{"zh":"","en":""}'],
};
/** What somebody does while a request is on its way. */
let meanwhile: () => Promise<void>;
const city: RequestListener = async (request, response) => {
  await meanwhile();
  const [status, text] = answers[request.url ?? ''] ?? [];
  if (status === undefined) request.socket.destroy();
  else response.writeHead(status).end(text);
};
let server: Awaited<ReturnType<typeof listenOn>>;

beforeAll(async () => {
  server = await listenOn(createServer(city), 0);
});
beforeEach(() => {
  meanwhile = async () => undefined;
});
afterAll(() => server.stop());

const asked = async (path: string, outages = createOutages()) => {
  const tally = createTally();
  const answer = await fetchOnceFor(tally, outages)(`${server.endpoint}${path}`, {});
  const { unanswered, wrongs } = tally.figures();
  const why = Object.entries(unanswered).flatMap(([name, count]) => (count > 0 ? [name] : []));
  return { answer: answer instanceof Silence ? 'silence' : answer, why, wrongs: wrongs.length };
};
const silence = (why: string, wrongs = 0) => ({ answer: 'silence', why: [why], wrongs });

test('an answer or a refusal is an answer', async () => {
  expect(await asked('/won')).toEqual({ answer: { status: 200, body: { ok: true } }, why: [], wrongs: 0 });
  expect(await asked('/refused')).toMatchObject({ answer: { status: 422 }, why: [], wrongs: 0 });
});

test.each<[path: string, why: string, wrongs: number]>([
  ['/cut', 'cut', 0],
  ['/again', 'try_again', 0],
  ['/full', 'failed', 1],
  ['/bug', 'failed', 1],
])('%s → asked again because of %s, %i wrong', async (path, why, wrongs) => {
  expect(await asked(path)).toEqual(silence(why, wrongs));
});

describe('an outage that somebody made', () => {
  test('during the request, before it, or begun and ended while it was on its way: no bug', async () => {
    const outages = createOutages();
    expect(await outages.during(() => asked('/bug', outages))).toEqual(silence('outage'));
    meanwhile = () => outages.during(async () => undefined);
    expect(await asked('/bug', outages)).toEqual(silence('outage'));
  });
  test('that was over, or failed, before the request: a failure is a bug again', async () => {
    const outages = createOutages();
    await expect(outages.during(() => Promise.reject(new Error('no restart')))).rejects.toThrow();
    expect(await asked('/bug', outages)).toEqual(silence('failed', 1));
  });
  test('two at once: the request is excused until the last one is over', async () => {
    const outages = createOutages();
    const found = await outages.during(async () => {
      await outages.during(async () => undefined);
      return asked('/bug', outages);
    });
    expect(found).toEqual(silence('outage'));
  });
  test('try_again and a cut reply keep their names in it', async () => {
    const outages = createOutages();
    expect(await outages.during(() => asked('/again', outages))).toEqual(silence('try_again'));
    expect(await outages.during(() => asked('/cut', outages))).toEqual(silence('cut'));
  });
});
