import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { kmsCipher } from '../../functions/adapters/cipher-kms';
import { cityStore } from '../../functions/store/city-store';
import { identityStore } from '../../functions/store/identity-store';
import { peopleStore } from '../../functions/store/people-store';
import { openTable } from '../../functions/store/table';
import { defaultCatalogue } from '../../shared/domain/catalogue/default-catalogue';
import { defaultRulebook } from '../../shared/domain/rulebook/default-rulebook';
import type { Ms } from '../../shared/domain/units';
import { carryOutBatch } from '../carry-out-batch';
import { inCrowd } from '../in-crowd';
import { engineClientConfig } from '../tables';
import { takeOverPassbooks } from '../take-over-passbooks';
import { allowancesOf, topUpsOf } from './allowances';
import { buildCity } from './build-city';
import { type CitySize, fullCity } from './city-size';
import { openingsOf } from './openings';

/** How the tables and the key service of this machine are reached. */
export type DemoCityPlace = {
  readonly endpoint: string;
  readonly keyServiceEndpoint: string;
  /** Names of tables and keys, as the lambdas have them. */
  readonly environment: Readonly<Record<string, string>>;
  readonly nowMs: Ms;
  readonly size?: CitySize;
  /** Hears how far it is. */
  readonly say?: (step: string) => void;
};

/** Writers at once; the engine has one writer, so more would only queue. */
const WRITERS = 4;
const PEOPLE_A_WRITE = 25;

/**
 * Fills empty tables with the demo city: rulebook, catalogue, organisations, people with sealed names, and their hours,
 * which enter as batches out of `opening:<station>`, and the allowances of entitled elders, out of `issuance:city`: all accounts sum to zero from the first entry on.
 * Loading the same city twice writes the same again, but for the sealed names.
 */
export const loadDemoCity = async (place: DemoCityPlace): Promise<void> => {
  const { endpoint, keyServiceEndpoint, environment, nowMs, size = fullCity, say = () => undefined } = place;
  const config = engineClientConfig(endpoint);
  const dynamo = new DynamoDBClient(config);
  const client = DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } });
  const kms = new KMSClient({ ...config, endpoint: keyServiceEndpoint });
  try {
    const table = openTable({ client, name: nameIn(environment, 'TIMEBANK_TABLE'), randomBytes });
    const identities = identityStore(client, nameIn(environment, 'IDENTITY_TABLE'));
    const cipher = kmsCipher({ kms, keyId: nameIn(environment, 'CIPHER_KEY_ID') });
    const city = cityStore(table);
    const built = buildCity({ size, nowMs });
    const { orgs, people } = built;

    await city.writeRulebook(defaultRulebook);
    await city.writeCatalogue({ ...defaultCatalogue, effectiveMs: 0 });
    await city.writeOrgs(orgs.all);
    say(
      `${orgs.stations.length} stations, ${orgs.centres.length} centres, ${orgs.communities.length} communities`,
    );

    const groups = Array.from({ length: Math.ceil(people.length / PEOPLE_A_WRITE) }, (_, index) =>
      people.slice(index * PEOPLE_A_WRITE, (index + 1) * PEOPLE_A_WRITE),
    );
    await inCrowd(groups, WRITERS, async (group) => {
      await peopleStore(table).writePeople(group.map(({ person }) => person));
      const sealed = group.map(
        async ({ person, identity }) => [person.id, await cipher.seal(person.id, identity)] as const,
      );
      await identities.writeIdentities(new Map(await Promise.all(sealed)));
    });
    say(`${people.length} people`);

    const batches = openingsOf(people);
    await inCrowd(batches, WRITERS, (batch) => takeOverPassbooks(table)(batch, nowMs));
    say(`${batches.length} batches of paper passbooks`);

    // One after the other: a district passes on what the city has brought.
    for (const batch of topUpsOf(built, nowMs)) await carryOutBatch(table)(batch, nowMs);
    const allowances = allowancesOf(built, nowMs);
    await inCrowd(allowances, WRITERS, (batch) => carryOutBatch(table)(batch, nowMs));
    say(`${allowances.length} batches of allowances`);
  } finally {
    dynamo.destroy();
    kms.destroy();
  }
};

const nameIn = (environment: Readonly<Record<string, string>>, name: string): string => {
  const value = environment[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};
