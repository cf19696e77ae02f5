import { readOptions } from './options';
import { simulate } from './simulate';
import { summaryOf } from './summary';

const options = readOptions(process.argv.slice(2));
const startedMs = Date.now();
const figures = await simulate(options, (line) => console.log(line));
console.log(summaryOf(figures, Date.now() - startedMs));
if (figures.wrongs.length > 0) process.exitCode = 1;
