import { ArchiveError } from '../../contract/errors.ts';
import type { ImportPreview, RecordCorrections } from '../../contract/library-model.ts';
import type { ArchiveSet } from '../../schema/archive-set.ts';
import { passagesInOrder } from '../../schema/parsed-report.ts';
import { fieldChoices } from '../field-choices.ts';
import type { OriginalText } from '../original-text.ts';
import { Catalogue } from './catalogue.ts';
import { candidatesFor } from './match-report.ts';
import { readImport, reportOf } from './prepare-import.ts';
import { wordsDigest } from './words-digest.ts';

const MOST_LIFTED = 200;

/** What would be imported, for the person to check. Throws what `importFiles` reports as refused. */
export function inspectFile(
  set: ArchiveSet,
  original: OriginalText,
  corrections: RecordCorrections = {},
): Omit<ImportPreview, 'ticket'> {
  const catalogue = new Catalogue(set);
  const read = readImport(catalogue, original, corrections);
  const { match, parsed } = read;
  const { draft } = parsed;
  const defects: Record<string, number> = {};
  for (const { kind } of parsed.defects) defects[kind] = (defects[kind] ?? 0) + 1;
  return {
    file: original.name,
    sha256: original.sha256,
    words: wordsDigest(parsed.sections),
    encoding: original.encoding ?? '',
    format: original.format,
    attachesTo: match?.record.reportId ?? null,
    candidates: match ? [] : candidatesFor(catalogue, original.sha256, draft),
    genre: draft.genre,
    period: draft.period,
    agency: draft.agency,
    level: draft.level,
    region: draft.region,
    yearCovered: draft.yearCovered,
    yearPublished: draft.yearPublished,
    title: draft.title,
    subtitle: draft.subtitle,
    byline: draft.byline,
    head: draft.head,
    inferred: parsed.inferred,
    unsure: parsed.unsure,
    choices: fieldChoices(original),
    sections: parsed.sections.map(({ role, kind, level, heading, passages }) => ({
      role,
      kind,
      level,
      heading: heading?.text ?? null,
      passages: passages.length,
    })),
    picturePages: original.layout?.unread?.length ?? 0,
    tables: parsed.sections.flatMap(({ heading, passages }) =>
      passages.flatMap(({ table }) =>
        table ? [{ under: heading?.text ?? null, rows: table.rows, columns: table.columns }] : [],
      ),
    ),
    lifted: parsed.defects
      .filter(({ kind }) => kind === 'page_furniture')
      .slice(0, MOST_LIFTED)
      .map(({ before }) => before),
    passages: passagesInOrder(parsed.sections).length,
    indicators: countIndicators(catalogue, original, read),
    defects,
  };
}

function countIndicators(
  catalogue: Catalogue,
  original: OriginalText,
  read: ReturnType<typeof readImport>,
): number {
  try {
    return reportOf(catalogue, original, read).indicators.length;
  } catch (error) {
    if (error instanceof ArchiveError) return 0;
    throw error;
  }
}
