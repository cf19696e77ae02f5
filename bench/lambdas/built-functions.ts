import { existsSync } from 'node:fs';
import path from 'node:path';
import { environmentOf, type Surroundings } from '../../local/lambda-environment';
import { readService } from '../../local/service-file';

/** Nobody listens there: an import talks to nobody. */
const nowhere: Surroundings = {
  endpoint: 'http://127.0.0.1:9',
  keyServiceEndpoint: 'http://127.0.0.1:9',
  objectStoreEndpoint: 'http://127.0.0.1:9',
  jwks: '{"keys":[]}',
};

/** What a lambda finds in its environment by serverless.yml; it logs failures alone. */
export const environmentFor = (name: string, around: Partial<Surroundings> = {}): Record<string, string> => {
  const service = readService(process.cwd());
  const lambda = service.lambdas.find((each) => each.name === name);
  if (lambda === undefined) throw new Error(`serverless.yml describes no ${name}`);
  return { ...environmentOf(lambda, service, { ...nowhere, ...around }), POWERTOOLS_LOG_LEVEL: 'ERROR' };
};

/** The folder of the built lambdas; throws with the command to run when they are not there. */
export const builtFunctions = (): string => {
  const place = path.resolve('dist', 'functions');
  if (!existsSync(place)) throw new Error(`${place} is not there: run npm run build:functions first`);
  return place;
};
