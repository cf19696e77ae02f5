/** The states of a batch, ledger.md. */
export const batchStates = ['draft', 'approved', 'posting', 'closed', 'stopped'] as const;
export type BatchState = (typeof batchStates)[number];

/** What may be done to a batch that is drafted. */
export const batchCommands = ['approve', 'post', 'close', 'stop'] as const;
export type BatchCommand = (typeof batchCommands)[number];
