import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { ArchivePorts } from '../../../functions/usecases/ports/archive';
import { type SealArchivePorts, sealArchive } from '../../../functions/usecases/seal-archive';
import type { Entry } from '../../../shared/domain/ledger/entry';
import { archiveLine } from '../../../shared/domain/seal/archive-line';
import { archiveName } from '../../../shared/domain/seal/archive-name';
import type { Ms } from '../../../shared/domain/units';
import { sha256 } from '../domain/ledger/city-for-tests';

/** Object storage in memory: written once, listed in order. `before` is asked before each call and may throw. */
const storage = (objects: Map<string, string>, before: () => void = () => undefined): ArchivePorts => {
  const names = (prefix: string) => [...objects.keys()].filter((name) => name.startsWith(prefix)).sort();
  return {
    put: async (name, text) => {
      before();
      if (objects.has(name)) return 'there';
      objects.set(name, text);
      before();
      return 'written';
    },
    read: async (name) => {
      before();
      return objects.get(name);
    },
    names: async (prefix, after = '') => {
      before();
      return names(prefix).filter((name) => name > after);
    },
    folders: async (prefix) => {
      before();
      return [
        ...new Set(names(prefix).map((name) => `${prefix}${name.slice(prefix.length).split('/')[0]}/`)),
      ];
    },
  };
};

export type Places = {
  readonly archive: Map<string, string>;
  /** The archive as a use case sees it. */
  readonly stored: ArchivePorts;
  readonly copies: Map<string, string>;
  readonly alarms: string[];
  readonly publicKey: KeyObject;
  readonly publicPem: string;
  readonly add: (entries: readonly Entry[], createdMs: Ms) => string;
  readonly seal: (
    timeMs: Ms,
    before?: () => void,
    more?: Partial<SealArchivePorts>,
  ) => ReturnType<ReturnType<typeof sealArchive>>;
};

/** An archive and its second place, with a key of their own. */
export const places = (): Places => {
  const [archive, copies] = [new Map<string, string>(), new Map<string, string>()];
  const alarms: string[] = [];
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  let no = 0;
  return {
    archive,
    stored: storage(archive),
    copies,
    alarms,
    publicKey,
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    add: (entries, createdMs) => {
      no += 1;
      const text = entries.map((entry) => `${archiveLine(entry)}\n`).join('');
      const sequence = String(no).padStart(21, '0');
      const name = archiveName(sha256, { createdMs, firstSequence: sequence, lastSequence: sequence }, text);
      archive.set(name, text);
      return name;
    },
    seal: (timeMs, before, more = {}) =>
      sealArchive({
        ...storage(archive, before),
        putCopy: storage(copies, before).put,
        algorithm: 'Ed25519',
        sign: async (bytes) => {
          before?.();
          return new Uint8Array(sign(null, bytes, privateKey));
        },
        sha256,
        alarm: (name) => alarms.push(name),
        ...more,
      })(timeMs),
  };
};
