/** The tables of version 1, as released: never edited. What a file of this version holds is checked against them. */
export const ARCHIVE_TABLES_1 = `
CREATE TABLE archive_info (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reports (
  report_id TEXT PRIMARY KEY,
  genre TEXT NOT NULL,
  agency TEXT NOT NULL,
  agency_label TEXT NOT NULL,
  agency_short_names TEXT NOT NULL,      -- JSON array
  region TEXT,
  level TEXT,
  year_covered INTEGER NOT NULL,
  year_published INTEGER,
  title TEXT NOT NULL,
  subtitle TEXT,
  kicker TEXT,
  byline TEXT NOT NULL,                  -- JSON object: role -> names
  head TEXT,                             -- JSON object or null
  source_file TEXT,
  source_sha256 TEXT,
  programmes TEXT NOT NULL,              -- JSON array of names
  people TEXT NOT NULL                   -- JSON array of {name, role}
) STRICT, WITHOUT ROWID;

-- One text of a report. A changed original becomes a new row; the one before it stays with is_current = 0.
CREATE TABLE editions (
  edition_key INTEGER PRIMARY KEY,
  report_id TEXT NOT NULL REFERENCES reports,
  edition TEXT NOT NULL CHECK (edition IN ('digest', 'original')),
  is_current INTEGER NOT NULL DEFAULT 1 CHECK (is_current IN (0, 1)),
  text_hash TEXT NOT NULL,
  source_file TEXT,
  source_sha256 TEXT,
  encoding TEXT,
  format TEXT NOT NULL,
  raw_text TEXT                          -- the source file decoded; null for a digest
) STRICT;
CREATE UNIQUE INDEX one_current_edition ON editions (report_id, edition) WHERE is_current = 1;

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
  kind TEXT NOT NULL CHECK (kind IN ('title', 'heading', 'text')),
  text TEXT NOT NULL,
  raw_start INTEGER NOT NULL,
  raw_end INTEGER NOT NULL,
  raw_map TEXT NOT NULL,                 -- OffsetMap.encode()
  has_figures INTEGER NOT NULL CHECK (has_figures IN (0, 1)),
  is_repaired INTEGER NOT NULL CHECK (is_repaired IN (0, 1))
) STRICT;
CREATE INDEX passages_by_id ON passages (passage_id);
CREATE INDEX passages_of_edition ON passages (edition_key, ordinal);

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
