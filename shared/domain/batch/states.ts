/** The states of a batch, ledger.md. */
export const batchStates = ['draft', 'approved', 'posting', 'closed', 'stopped'] as const;
export type BatchState = (typeof batchStates)[number];

/** What may be done to a batch that is drafted. */
export const batchCommands = ['approve', 'post', 'close', 'stop'] as const;
export type BatchCommand = (typeof batchCommands)[number];

/** Why a lead stops a batch; free text lies in no entry (invariant 18). */
export const stopReasons = ['entered_by_mistake', 'no_longer_needed', 'other'] as const;
