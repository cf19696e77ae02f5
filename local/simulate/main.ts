import { join } from 'node:path';
import { heardFile, runningCity } from '../running-city';
import { readOptions } from './options';
import { simulate } from './simulate';
import { summaryOf } from './summary';

const dataDir = join(process.cwd(), '.data');
const city = runningCity(dataDir);
const options = readOptions(
  process.argv.slice(2),
  city && { url: city.address, journal: heardFile(dataDir) },
);
const startedMs = Date.now();
const figures = await simulate(options, (line) => console.log(line));
console.log(summaryOf(figures, Date.now() - startedMs));
if (figures.wrongs.length > 0) process.exitCode = 1;
