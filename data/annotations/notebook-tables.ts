import type { Migration } from '../schema/migrate.ts';

/** `Note` as a big-endian number: SQLite's application_id. */
export const NOTEBOOK_APPLICATION_ID = 0x4e6f7465;

/**
 * `entries` mirrors the journal and is the truth; `changes`, `actions`, `entities`, `annotation_reports` and
 * `note_words` follow from it and can be made again by replaying it. `drafts` is what is being typed.
 */
const FIRST_TABLES = `
CREATE TABLE notebook_info (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entries (
  seq INTEGER PRIMARY KEY,               -- line number in the journal; 0 is its header
  prev TEXT NOT NULL,                    -- hash of the line before
  hash TEXT NOT NULL,
  action_id TEXT NOT NULL,
  of_action TEXT,
  body TEXT NOT NULL                     -- JSON of Entry, exactly as in the journal
) STRICT;
CREATE INDEX entries_of_action ON entries (action_id, seq);
CREATE INDEX entries_about_action ON entries (of_action, seq) WHERE of_action IS NOT NULL;

CREATE TABLE changes (
  change_id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL REFERENCES entries,
  kind TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  arrived_with TEXT NOT NULL,            -- the action that brought it here
  is_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX changes_of_entity ON changes (kind, entity_id, change_id);
CREATE INDEX changes_by_arrival ON changes (arrived_with);

CREATE TABLE actions (
  action_id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'merge')),
  label TEXT NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'gone')),
  undone_seq INTEGER                     -- order in which they were undone; redo takes the latest
) STRICT, WITHOUT ROWID;
CREATE INDEX actions_by_state ON actions (state, seq);

CREATE TABLE entities (
  kind TEXT NOT NULL CHECK (kind IN ('annotation', 'preference', 'search', 'indicator', 'alignment')),
  entity_id TEXT NOT NULL,
  state TEXT NOT NULL,                   -- JSON of EntityState
  checksum TEXT NOT NULL,                -- of state, so that an altered page is noticed
  is_present INTEGER NOT NULL CHECK (is_present IN (0, 1)), -- made, and not in the trash
  is_made INTEGER NOT NULL CHECK (is_made IN (0, 1)),
  has_conflict INTEGER NOT NULL CHECK (has_conflict IN (0, 1)),
  revision INTEGER NOT NULL,
  PRIMARY KEY (kind, entity_id)          -- with row ids: such long rows fill a page each without
) STRICT;
CREATE INDEX entities_in_conflict ON entities (kind, entity_id) WHERE has_conflict = 1;

CREATE TABLE annotation_reports (
  report_id TEXT NOT NULL,
  annotation_id TEXT NOT NULL,
  PRIMARY KEY (report_id, annotation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reports_of_annotation ON annotation_reports (annotation_id);

-- The words of a note in their search form; filled again when that form changes.
CREATE TABLE note_words (
  annotation_id TEXT PRIMARY KEY,
  units TEXT NOT NULL
) STRICT;

CREATE TABLE drafts (
  draft_key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

const first: Migration = (database) => {
  database.pragma(`application_id = ${NOTEBOOK_APPLICATION_ID}`);
  database.exec(FIRST_TABLES);
};

/** Terms of the thesaurus are kept as well. What kinds there are is said once, in change.ts. */
const ownTerms: Migration = (database) => {
  database.exec(`
    CREATE TABLE entities_of_any_kind (
      kind TEXT NOT NULL,
      entity_id TEXT NOT NULL,
      state TEXT NOT NULL,
      checksum TEXT NOT NULL,
      is_present INTEGER NOT NULL CHECK (is_present IN (0, 1)),
      is_made INTEGER NOT NULL CHECK (is_made IN (0, 1)),
      has_conflict INTEGER NOT NULL CHECK (has_conflict IN (0, 1)),
      revision INTEGER NOT NULL,
      PRIMARY KEY (kind, entity_id)
    ) STRICT;
    INSERT INTO entities_of_any_kind SELECT * FROM entities;
    DROP TABLE entities;
    ALTER TABLE entities_of_any_kind RENAME TO entities;
    CREATE INDEX entities_in_conflict ON entities (kind, entity_id) WHERE has_conflict = 1;
  `);
};

/** Edits of catalogue records are kept as well: nothing changes but the number, so that a program that knows none refuses. */
const recordEdits: Migration = () => undefined;

/** Clippings are kept as well: nothing to change here, but an older program must not take them for damage. */
const clippings: Migration = () => undefined;

/** Collections are kept as well: again nothing but the number. */
const collections: Migration = () => undefined;

/** Authorised names are kept as well: the same. */
const authorities: Migration = () => undefined;

/** Templates of records are kept as well: the same. */
const templates: Migration = () => undefined;

/**
 * Changes of many records are one entry (change-batch.ts): a row of `changes` says which of them it is, null where its
 * entry has no other. An older program refuses the notebook; it would take such entries for damage.
 */
const batches: Migration = (database) => {
  // What came with a merge is told by its entries: the index was for that alone, and every change had to be put into it.
  database.exec('ALTER TABLE changes ADD COLUMN place INTEGER; DROP INDEX changes_by_arrival');
};

/** States follow from the entries by other rules (states-anew.ts): an older program would go on by its own. */
const otherRules: Migration = () => undefined;

export const NOTEBOOK_MIGRATIONS: readonly Migration[] = [
  first,
  ownTerms,
  recordEdits,
  clippings,
  collections,
  authorities,
  templates,
  batches,
  otherRules,
];
