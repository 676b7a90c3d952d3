import * as v from 'valibot';
import type { RefusedItem } from '../contract/annotation-model.ts';
import type { ReportId } from '../contract/model.ts';
import { isSameDocument, type StatedDocument } from '../schema/stated-document.ts';
import type { Change } from './change.ts';

/** What of these reports an archive states; null where no open one has it. */
export type Documents = (reportId: ReportId) => StatedDocument | null;

/** Every report that these changes name, each once, as far as it is held. */
export function documentsIn(changes: readonly Change[], documents: Documents): StatedDocument[] {
  const ids = new Set(changes.flatMap((change) => [...speaksOf(change), ...pointsAt(change)]));
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
  const refused = new Map<string, RefusedItem>();
  for (const change of changes) {
    const document = speaksOf(change)
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

const hashes = v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(1000));
const words = v.nullable(v.pipe(v.string(), v.maxLength(2000)));
const line = v.object({
  // Whatever is a string may be the id of a report of another machine.
  reportId: v.pipe(
    v.string(),
    v.maxLength(400),
    v.transform((id) => id as ReportId),
  ),
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

/** The reports of which a change says something wherever they stand. */
function speaksOf(change: Change): readonly ReportId[] {
  // The entity of a record is the id of its report.
  if (change.kind === 'record') return [change.entity as ReportId];
  return targetsIn(change).flatMap(({ kind, reportId }) => (kind === 'range' ? [] : [reportId]));
}

function pointsAt(change: Change): readonly ReportId[] {
  return targetsIn(change).map(({ reportId }) => reportId);
}

const targets = v.array(
  v.object({
    kind: v.string(),
    reportId: v.pipe(
      v.string(),
      v.transform((id) => id as ReportId),
    ),
  }),
);

function targetsIn({ kind, fields }: Change): v.InferOutput<typeof targets> {
  if (kind !== 'annotation') return [];
  const parsed = v.safeParse(targets, fields['targets']);
  return parsed.success ? parsed.output : [];
}
