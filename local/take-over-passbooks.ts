import type { Table } from '../functions/store/table';
import type { PlanLine } from '../shared/domain/batch/batch';
import { stationFund } from '../shared/domain/batch/station-fund';
import type { OrgId } from '../shared/domain/ids';
import type { Ms } from '../shared/domain/units';
import { carryOutBatch, type ToolBatch } from './carry-out-batch';

/** Paper passbooks of one station: who entered them, who approved, and what stands in them. */
export type PaperBatch = Pick<ToolBatch, 'batchId' | 'drafter' | 'approver'> & {
  readonly stationId: OrgId;
  readonly lines: readonly PlanLine[];
};

/** As a batch of its station. Pure. */
export const batchOfPaper = ({ lines, ...paper }: PaperBatch): ToolBatch => ({
  ...paper,
  draft: { kind: 'opening', fundAccount: stationFund('opening', paper.stationId), lines },
  channel: 'paper',
});

/** Fills accounts from paper passbooks as a station does: drafted by one, approved by another, posted part by part, closed. */
export const takeOverPassbooks =
  (table: Table) =>
  (paper: PaperBatch, nowMs: Ms): Promise<void> =>
    carryOutBatch(table)(batchOfPaper(paper), nowMs);
