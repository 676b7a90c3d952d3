/**
 * Raised whenever today's program would make another text of the same bytes: `readerVersion` for what a reader of a
 * format takes out of a file, `repairsVersion` for what is done to that text afterwards. A text that an older pair has
 * made can be read anew.
 */
export const READ_BY = { readerVersion: 1, repairsVersion: 1 } as const;
