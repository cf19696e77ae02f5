// npm run clock -- +2h: moves the clock of the running city; without a time it says what time it is there.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../.data/running.json', import.meta.url));
const [advance] = process.argv.slice(2);

/** @returns {Promise<string>} */
const ask = async () => {
  const { address } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  if (address === undefined) throw new Error('no city is running: npm start');
  const wish = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance }),
  };
  const answer = await fetch(`${address}/demo/clock`, advance === undefined ? {} : wish).catch((cause) => {
    throw new Error(`the city does not answer at ${address}: npm start`, { cause });
  });
  /** @type {{message?: string, cityTimeZh?: string}} */
  const { message, cityTimeZh = '' } = JSON.parse(await answer.text());
  if (!answer.ok) throw new Error(message);
  return cityTimeZh;
};

try {
  console.log(await ask());
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
}
