import * as v from 'valibot';
import type { RefusedItem } from '../contract/annotation-model.ts';
import type { ReportId } from '../contract/model.ts';
import { LONGEST_KEY } from '../contract/note-limits.ts';
import { isSameDocument, type StatedDocument } from '../schema/stated-document.ts';
import type { Change } from './change.ts';

/** What of these reports an archive states; null where no open one has it. */
export type Documents = (reportId: ReportId) => StatedDocument | null;

/** Every report that these changes name, each once, as far as it is held. */
export function documentsIn(changes: readonly Change[], documents: Documents): StatedDocument[] {
  const ids = new Set(changes.flatMap((change) => reportsIn(change)));
  return [...ids].sort().flatMap((id) => documents(id) ?? []);
}

/**
 * Of changes from another machine those that speak of a report as a whole which is another document here: an edited record, a
 * note on a report, a topic or a figure. What is bound to words finds them or stands nowhere (text/anchor.ts).
 */
export function ofOtherDocuments(
  changes: readonly Change[],
  stated: ReadonlyMap<string, StatedDocument>,
  documents: Documents,
): RefusedItem[] {
  const others = new Map<string, StatedDocument>();
  for (const document of stated.values()) {
    const own = documents(document.reportId);
    if (own && !isSameDocument(document, own)) others.set(document.reportId, document);
  }
  if (others.size === 0) return [];
  const refused = new Map<string, RefusedItem>();
  for (const change of changes) {
    const document = reportsIn(change, true)
      .map((id) => others.get(id))
      .find(Boolean);
    if (document) refused.set(change.entity, refusedOf(change, document));
  }
  return [...refused.values()];
}

function refusedOf({ entity }: Change, { reportId, title, sources }: StatedDocument): RefusedItem {
  return {
    at: null,
    words: title ?? reportId,
    item: entity,
    code: 'other_document',
    reason: `"${reportId}" is another document here than ${JSON.stringify(title)} (${sources[0] ?? 'no file'})`,
  };
}

/** What a package states of documents, one JSON object a line. A line that is not of the form states nothing. */
export function writeDocuments(documents: readonly StatedDocument[]): string {
  return documents.map((document) => `${JSON.stringify(document)}\n`).join('');
}

const reportId = v.pipe(
  v.string(),
  // Whatever is a string may be the id of a report of another machine.
  v.transform((id) => id as ReportId),
);
const hashes = v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(1000));
const words = v.nullable(v.pipe(v.string(), v.maxLength(2000)));
const line = v.object({
  reportId: v.pipe(reportId, v.maxLength(LONGEST_KEY)),
  sources: hashes,
  texts: hashes,
  title: words,
  agency: words,
  period: words,
  genre: words,
});

export function readDocuments(text: string): ReadonlyMap<string, StatedDocument> {
  const documents = new Map<string, StatedDocument>();
  for (const one of text.split('\n')) {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), line), one);
    if (parsed.success) documents.set(parsed.output.reportId, parsed.output);
  }
  return documents;
}

const targets = v.array(v.object({ kind: v.string(), reportId }));

/** The reports that a change names; `asWhole`: of which it says something wherever that stands in them. */
function reportsIn({ kind, entity, fields }: Change, asWhole = false): readonly ReportId[] {
  // The entity of a record is the id of its report.
  if (kind === 'record') return [entity as ReportId];
  if (kind !== 'annotation') return [];
  const parsed = v.safeParse(targets, fields['targets']);
  const named = parsed.success ? parsed.output : [];
  return named.filter((target) => !asWhole || target.kind !== 'range').map((target) => target.reportId);
}
