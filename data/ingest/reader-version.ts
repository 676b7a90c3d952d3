/**
 * Raised whenever today's program would make another text of the same bytes: `readerVersion` for what a reader of a
 * format takes out of a file, `repairsVersion` for what is done to that text afterwards. A text that an older pair has
 * made can be read anew. Since version 2 imports keep which fields a person told (schema/told-fields.ts).
 */
export const READ_BY = { readerVersion: 10, repairsVersion: 7 } as const;
