import type { Actor } from '../../../shared/domain/authority/actor';
import type { Ms } from '../../../shared/domain/units';
import type { CommandEnvelope } from '../ports';

/** One command on its way in: parsed, its sender known, its instant the gateway's. */
export type CommandCall<Body> = {
  /** `<audience>/<name of the contract>`, as the authorisation table names it. */
  readonly route: string;
  readonly body: Body;
  readonly actor: Actor;
  readonly envelope: CommandEnvelope;
  readonly atMs: Ms;
};
