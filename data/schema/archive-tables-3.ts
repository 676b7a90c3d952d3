/** The tables of version 3, as released: never edited. What a file of this version holds is checked against them. */
export const ARCHIVE_TABLES_3 = `
CREATE TABLE archive_info (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One document of an agency about a period. The id is given once, at import, and never derived again: what describes
-- the report may be unknown (null, listed in unsure) and may be shared with others.
CREATE TABLE reports (
  report_id TEXT PRIMARY KEY,
  genre TEXT CHECK (genre IN ('annual-review', 'interim-review', 'work-plan', 'government-report', 'disclosure',
    'rule-of-law', 'consumer-protection', 'bulletin', 'campaign', 'press', 'other')),
  period TEXT,                           -- 2022, 2022-H1, 2022-Q1, 2022-04, 2021/2022: looked back on; of a plan: planned
  period_length TEXT CHECK (period_length IN ('year', 'half', 'quarter', 'month', 'span')),
  planned_period TEXT,                   -- what it plans besides
  agency TEXT,
  agency_label TEXT,
  agency_short_names TEXT NOT NULL,      -- JSON array
  region TEXT,
  level TEXT,
  year_covered INTEGER,                  -- the year in which the period ends
  year_published INTEGER,
  title TEXT,
  subtitle TEXT,
  kicker TEXT,
  byline TEXT NOT NULL,                  -- JSON object: role -> names
  head TEXT,                             -- JSON object or null
  source_file TEXT,
  source_sha256 TEXT,
  programmes TEXT NOT NULL,              -- JSON array of names
  people TEXT NOT NULL,                  -- JSON array of {name, role}
  unsure TEXT NOT NULL,                  -- JSON array of fields that nothing in the text makes sure
  fields TEXT NOT NULL,                  -- JSON object: fields of contract/record-fields.ts without a column -> values
  removed TEXT CHECK (removed IN ('trash', 'merged')),
  -- The report that took its texts; a copy of an archive is written in any order.
  merged_into TEXT REFERENCES reports DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Fields of a record that a person told when its file was imported, and not the text: a new reading leaves them as they
-- are. Of a text that was read before this was kept (reader_version 1) nobody knows which they were.
CREATE TABLE told_fields (
  report_id TEXT NOT NULL REFERENCES reports,
  field TEXT NOT NULL CHECK (field IN ('agency', 'level', 'region', 'yearCovered', 'yearPublished', 'title', 'genre',
    'period', 'encoding')),
  PRIMARY KEY (report_id, field)
) STRICT, WITHOUT ROWID;

-- The bytes as they came, whole in pieces of at most one megabyte.
CREATE TABLE sources (
  sha256 TEXT PRIMARY KEY,
  sm3 TEXT NOT NULL,                     -- GM/T 0004-2012, lower-case hex
  bytes INTEGER NOT NULL,
  format TEXT NOT NULL,
  file_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source_pieces (
  sha256 TEXT NOT NULL REFERENCES sources ON DELETE CASCADE,
  piece INTEGER NOT NULL,                -- from 0, in the order of the bytes
  is_deflated INTEGER NOT NULL CHECK (is_deflated IN (0, 1)),
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, piece)
) STRICT;

-- One text version of a report: one reading of a source. is_chosen: the version that counts among those of its report
-- and edition; is_current: it is read and searched, that is chosen and its report not removed.
CREATE TABLE editions (
  edition_key INTEGER PRIMARY KEY,
  report_id TEXT NOT NULL REFERENCES reports,
  edition TEXT NOT NULL CHECK (edition IN ('digest', 'original')),
  is_chosen INTEGER NOT NULL DEFAULT 1 CHECK (is_chosen IN (0, 1)),
  is_current INTEGER NOT NULL DEFAULT 1 CHECK (is_current IN (0, 1)),
  text_hash TEXT NOT NULL,
  source_file TEXT,
  source_sha256 TEXT,
  encoding TEXT,
  format TEXT NOT NULL,
  reader_version INTEGER,                -- null: read before versions were counted
  repairs_version INTEGER,
  raw_text TEXT                          -- the source file decoded; null for a digest
) STRICT;
CREATE UNIQUE INDEX one_current_edition ON editions (report_id, edition) WHERE is_current = 1;
CREATE UNIQUE INDEX one_chosen_edition ON editions (report_id, edition) WHERE is_chosen = 1;
CREATE INDEX editions_of_source ON editions (source_sha256);

CREATE TABLE sections (
  section_key INTEGER PRIMARY KEY,
  edition_key INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('review', 'plan', 'none')),
  year INTEGER,
  level INTEGER NOT NULL CHECK (level IN (1, 2)),
  heading TEXT,
  topic TEXT
) STRICT;
CREATE INDEX sections_of_edition ON sections (edition_key, ordinal);

CREATE TABLE passages (
  passage_key INTEGER PRIMARY KEY,       -- the row id in passage_index
  passage_id TEXT NOT NULL,
  edition_key INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
  section_key INTEGER NOT NULL REFERENCES sections ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,              -- reading order in the edition, from 0
  kind TEXT NOT NULL CHECK (kind IN ('title', 'heading', 'text', 'table')),
  text TEXT NOT NULL,
  raw_start INTEGER NOT NULL,
  raw_end INTEGER NOT NULL,
  raw_map TEXT NOT NULL,                 -- OffsetMap.encode()
  has_figures INTEGER NOT NULL CHECK (has_figures IN (0, 1)),
  is_repaired INTEGER NOT NULL CHECK (is_repaired IN (0, 1))
) STRICT;
CREATE INDEX passages_by_id ON passages (passage_id);
CREATE INDEX passages_of_edition ON passages (edition_key, ordinal);

-- ParsedTable of a passage of kind table: cells over code-point ranges of the passage's text.
CREATE TABLE passage_tables (
  passage_key INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
  edition_key INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
  cells TEXT NOT NULL                    -- JSON
) STRICT;

CREATE TABLE pages (
  edition_key INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
  number INTEGER NOT NULL,               -- from 1
  width REAL NOT NULL,                   -- points, before rotation
  height REAL NOT NULL,
  rotation INTEGER NOT NULL CHECK (rotation IN (0, 90, 180, 270)),
  PRIMARY KEY (edition_key, number)
) STRICT, WITHOUT ROWID;

-- Where the lines of an edition stand on its pages (line-places.ts).
CREATE TABLE places (
  edition_key INTEGER PRIMARY KEY REFERENCES editions ON DELETE CASCADE,
  lines BLOB NOT NULL
) STRICT;

-- Overlapping two-character grams of the search form (text/search-grams.ts); contentless, rebuilt from passages at
-- any time. Without column sizes: they rank, which search does itself. A row leaves by FTS5's 'delete' command.
CREATE VIRTUAL TABLE passage_index USING fts5 (
  grams, content = '', columnsize = 0, tokenize = "ascii tokenchars '.%'"
);
-- Large leaves, for each begins with a whole word and ends in an index of its own; of a size that fills six pages of
-- 4096 bytes to the last (4061 + 5 * 4092 = 24521; one byte more would take a seventh).
INSERT INTO passage_index (passage_index, rank) VALUES ('pgsz', 24500);

-- PassageFacts of the passages of an edition, whose keys follow one another from first_key.
CREATE TABLE passage_facts (
  edition_key INTEGER PRIMARY KEY REFERENCES editions ON DELETE CASCADE,
  first_key INTEGER NOT NULL,
  facts BLOB NOT NULL
) STRICT;

CREATE TABLE indicators (
  indicator_key INTEGER PRIMARY KEY,
  indicator_id TEXT NOT NULL,
  edition_key INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  passage_key INTEGER REFERENCES passages ON DELETE CASCADE,
  start INTEGER,
  end INTEGER,
  subject TEXT NOT NULL,
  concept TEXT,
  value REAL NOT NULL,
  unit TEXT NOT NULL,
  value_si REAL NOT NULL,
  unit_si TEXT NOT NULL,
  qualifier TEXT,
  bound TEXT CHECK (bound IN ('lower', 'upper')),
  period TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('actual', 'stock', 'target')),
  topic TEXT,
  scope TEXT,
  programme TEXT,
  quote TEXT NOT NULL,
  raw_start INTEGER,
  raw_end INTEGER,
  is_curated INTEGER NOT NULL CHECK (is_curated IN (0, 1)),
  is_minor INTEGER NOT NULL CHECK (is_minor IN (0, 1)),
  note TEXT
) STRICT;
CREATE INDEX indicators_of_edition ON indicators (edition_key, ordinal);
CREATE INDEX indicators_by_concept ON indicators (concept);

CREATE TABLE defects (
  edition_key INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  raw_start INTEGER NOT NULL,
  raw_end INTEGER NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (edition_key, ordinal)
) STRICT, WITHOUT ROWID;

-- Where a programme or a person is named.
CREATE TABLE mentions (
  mention_key INTEGER PRIMARY KEY,
  edition_key INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
  passage_key INTEGER NOT NULL REFERENCES passages ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('programme', 'person')),
  name TEXT NOT NULL,
  role TEXT,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL
) STRICT;
CREATE INDEX mentions_by_name ON mentions (kind, name);
CREATE INDEX mentions_of_passage ON mentions (passage_key);
CREATE INDEX mentions_of_edition ON mentions (edition_key);

-- What a person has done with the reports of the holdings, so that it can be undone: which edition belonged to which
-- report, which counted and what its record said, before and after.
CREATE TABLE arrangements (
  arrangement_key INTEGER PRIMARY KEY,
  action TEXT NOT NULL CHECK (action IN ('import', 'remove', 'restore', 'merge', 'move', 'version', 'choose', 'reread')),
  report_id TEXT NOT NULL REFERENCES reports,
  before TEXT NOT NULL,                  -- JSON
  after TEXT NOT NULL,                   -- JSON
  is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1))
) STRICT;

-- The thesaurus travels with the archive, so that an installed program needs no other file.
CREATE TABLE concepts (
  concept TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  topic TEXT NOT NULL,
  unit_si TEXT NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('flow', 'stock', 'rate', 'rank', 'duration')),
  aliases TEXT NOT NULL,                 -- JSON array
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE comparability (
  concept TEXT NOT NULL REFERENCES concepts,
  agency TEXT NOT NULL,
  from_year INTEGER NOT NULL,
  to_year INTEGER NOT NULL,
  grade TEXT NOT NULL CHECK (grade IN ('A', 'B', 'C')),
  note TEXT,
  PRIMARY KEY (concept, agency, from_year, to_year)
) STRICT, WITHOUT ROWID;

CREATE TABLE terms (
  term_key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('lineage', 'synonym', 'abbreviation')),
  preferred TEXT NOT NULL,
  variants TEXT NOT NULL,                -- JSON array
  from_year INTEGER,
  to_year INTEGER,
  note TEXT,
  evidence TEXT
) STRICT;

CREATE TABLE programmes (
  name TEXT PRIMARY KEY,
  variants TEXT NOT NULL,                -- JSON array
  kind TEXT NOT NULL,
  note TEXT
) STRICT, WITHOUT ROWID;
`;
