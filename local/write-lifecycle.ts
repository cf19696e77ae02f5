import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lifecyclePage } from './lifecycle-page';

// npm run docs:lifecycle
const page = join(process.cwd(), 'docs', 'lifecycle.md');
writeFileSync(page, lifecyclePage());
console.log(`wrote ${page}`);
