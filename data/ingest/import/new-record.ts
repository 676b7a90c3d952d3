import type { CatalogueRecord, ParsedMention } from '../../schema/parsed-report.ts';
import type { OriginalText } from '../original-text.ts';
import type { RecordDraft } from '../draft-record.ts';
import type { Catalogue } from './catalogue.ts';
import { reportSlug } from './report-slug.ts';

/** Without these a report cannot be told from others or compared with them. */
const IDENTIFYING = ['agency', 'genre', 'period', 'title'] as const;

/** The record of a report that is new: its id is minted here, and what is not known stays null and is listed. */
export function newRecord(
  catalogue: Catalogue,
  draft: RecordDraft,
  original: OriginalText,
  mentions: readonly ParsedMention[],
): CatalogueRecord {
  return {
    ...draft,
    reportId: reportSlug(draft, (id) => catalogue.record(id) !== null),
    sourceFile: original.name,
    sha256: original.sha256,
    programmes: namesOf(mentions, 'programme'),
    people: peopleOf(mentions, draft),
    unsure: unsureOf(draft),
  };
}

export function unsureOf(record: Pick<RecordDraft, (typeof IDENTIFYING)[number] | 'yearCovered'>): string[] {
  const fields = IDENTIFYING.filter((field) => record[field] === null);
  return record.yearCovered === null ? [...fields, 'yearCovered'] : fields;
}

export function namesOf(mentions: readonly ParsedMention[], kind: ParsedMention['kind']): string[] {
  return [...new Set(mentions.filter((mention) => mention.kind === kind).map((mention) => mention.name))];
}

/** Each person once, the head of the agency first. */
export function peopleOf(
  mentions: readonly ParsedMention[],
  { head }: RecordDraft,
): CatalogueRecord['people'] {
  const people = new Map(head ? [[head.name, head.title]] : []);
  for (const { kind, name, role } of mentions) {
    if (kind === 'person' && role !== null && !people.has(name)) people.set(name, role);
  }
  return [...people].map(([name, role]) => ({ name, role }));
}
