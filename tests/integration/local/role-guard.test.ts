import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { identityStore } from '../../../functions/store/identity-store';
import type { IdentityField } from '../../../functions/usecases/ports/personal-data';
import { startRoleGuard } from '../../../local/role-guard';
import { rolePermissions } from '../../../local/role-permissions';
import { fresh } from '../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';

let engine: EngineForTests;
let guards: readonly {
  readonly lambda: string;
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}[];
const denied = { name: 'AccessDeniedException' };
const id = fresh('person');

beforeAll(async () => {
  engine = await startEngineForTests();
  const sealed = { name: new Uint8Array([1]), calledZh: new Uint8Array([2]) };
  await identityStore(engine.client(), 'identity').writeIdentities(
    new Map([[id, { dataKey: new Uint8Array([3]), fields: sealed }]]),
  );
  guards = await Promise.all(
    [...rolePermissions(process.cwd())].map(async ([lambda, permissions]) => ({
      lambda,
      ...(await startRoleGuard({ lambda, permissions, endpoint: engine.endpoint }, () => undefined)),
    })),
  );
});
afterAll(async () => {
  await Promise.all(guards.map(({ stop }) => stop()));
  await engine.stop();
});

const clientOf = (lambda: string) => {
  const endpoint = guards.find((guard) => guard.lambda === lambda)?.endpoint;
  if (endpoint === undefined) throw new Error(`no guard for ${lambda}`);
  return engine.client({ endpoint, maxAttempts: 1 });
};
const read = async (lambda: string, fields: readonly IdentityField[]) => {
  const found = await identityStore(clientOf(lambda), 'identity').readIdentities([id], fields);
  return Object.keys(found.get(id)?.fields ?? {});
};

test.each(['person', 'desk'])(
  '%s reads a form of address, a phone, an address → let through',
  async (lambda) => {
    expect(await read(lambda, ['calledZh', 'phone', 'addressZh'])).toEqual(['calledZh']);
  },
);

test.each(['person', 'desk'])('%s reads full names, alone or among others → denied', async (lambda) => {
  await expect(read(lambda, ['name'])).rejects.toMatchObject(denied);
  await expect(read(lambda, ['calledZh', 'name'])).rejects.toMatchObject(denied);
});

test.each(['person', 'desk'])('%s reads a person without saying which fields → denied', async (lambda) => {
  const whole = { Keys: [{ pk: `PERSON#${id}`, sk: 'IDENTITY' }] };
  await expect(
    clientOf(lambda).send(new BatchGetCommand({ RequestItems: { identity: whole } })),
  ).rejects.toMatchObject(denied);
});

test.each(['sweeper', 'batch', 'projector', 'archiver', 'sealer'])(
  '%s reads a person at all → denied',
  async (lambda) => {
    await expect(read(lambda, ['calledZh'])).rejects.toMatchObject(denied);
  },
);
