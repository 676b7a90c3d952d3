import type { WritableDatabase } from './sqlite.ts';

type Row = Readonly<Record<string, string>>;

/** Writes the tables of data/corpus that all reports share; several values in a cell are separated by `|`. */
export function storeThesaurus(
  database: WritableDatabase,
  tables: {
    readonly concepts: readonly Row[];
    readonly comparability: readonly Row[];
    readonly thesaurus: readonly Row[];
    readonly programmes: readonly Row[];
  },
): void {
  const concept = database.prepare(
    `INSERT INTO concepts (concept, name, topic, unit_si, measure, aliases, note)
     VALUES (@concept, @name, @topic, @unitSi, @measure, @aliases, @note)`,
  );
  for (const row of tables.concepts)
    concept.run({ ...row, aliases: list(row.aliases), note: orNull(row.note) });

  const comparable = database.prepare(
    `INSERT INTO comparability (concept, agency, from_year, to_year, grade, note)
     VALUES (@concept, @agency, @from, @to, @grade, @note)`,
  );
  for (const row of tables.comparability) {
    comparable.run({ ...row, from: Number(row.from), to: Number(row.to), note: orNull(row.note) });
  }

  const term = database.prepare(
    `INSERT INTO terms (kind, preferred, variants, from_year, to_year, note, evidence)
     VALUES (@kind, @preferred, @variants, @from, @to, @note, @evidence)`,
  );
  for (const row of tables.thesaurus) {
    term.run({
      ...row,
      variants: list(row.variants),
      from: year(row.from),
      to: year(row.to),
      note: orNull(row.note),
      evidence: orNull(row.evidence),
    });
  }

  const programme = database.prepare(
    'INSERT INTO programmes (name, variants, kind, note) VALUES (@name, @variants, @kind, @note)',
  );
  for (const row of tables.programmes) {
    programme.run({ ...row, variants: list(row.variants), note: orNull(row.note) });
  }
}

function list(cell: string | undefined): string {
  return JSON.stringify((cell ?? '').split('|').filter((one) => one !== ''));
}

function orNull(cell: string | undefined): string | null {
  return cell ? cell : null;
}

function year(cell: string | undefined): number | null {
  return cell && /^\d{4}$/.test(cell) ? Number(cell) : null;
}
