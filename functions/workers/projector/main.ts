import { randomBytes } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { openClient } from '../../store/client';
import { generationStore } from '../../store/generation-store';
import { projectionStore } from '../../store/projection-store';
import { changeOf } from '../../store/stream-change';
import { openTable } from '../../store/table';
import { projectChange } from '../../usecases/project-change';
import { type ProjectorHandler, projectorHandler } from './handler';
import { inGenerations } from './in-generations';

const { TIMEBANK_TABLE } = process.env;
if (TIMEBANK_TABLE === undefined) throw new Error('TIMEBANK_TABLE is not set');

const logger = new Logger({ serviceName: 'projector' });
const table = openTable({ client: openClient(), name: TIMEBANK_TABLE, randomBytes });

export const handler: ProjectorHandler = inGenerations({
  generations: generationStore(table).generations,
  handlerOf: (generation) =>
    projectorHandler({
      changeOf,
      project: projectChange(projectionStore(table, generation)),
      note: (sequenceNumber, cause) =>
        logger.error('a change was not projected', { sequenceNumber, generation, error: cause }),
    }),
});
