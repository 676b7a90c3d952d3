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
 * note on a report, a topic or a figure. What is bound to words finds them or stands nowhere (text/anchor.ts), and an answer
 * goes with the note that it answers.
 */
export function ofOtherDocuments(
  changes: readonly Change[],
  stated: ReadonlyMap<string, StatedDocument>,
  documents: Documents,
): RefusedItem[] {
  if (stated.size === 0) return [];
  const looked = new Map<string, StatedDocument | null>();
  /** What was stated of it, where that is another document than the one here. */
  const otherOf = (id: ReportId): StatedDocument | null => {
    const known = looked.get(id);
    if (known !== undefined) return known;
    const document = stated.get(id);
    const own = document && documents(id);
    const other = own && !isSameDocument(document, own) ? document : null;
    looked.set(id, other);
    return other;
  };
  const answers = answersIn(changes);
  const refused = new Map<string, RefusedItem>();
  for (const change of changes) {
    if (answers.has(change.entity)) continue;
    const document = reportsIn(change, true).map(otherOf).find(Boolean);
    if (document) refused.set(change.entity, refusedOf(change.entity, document));
  }
  for (const [answer, head] of headsOf(answers)) {
    const note = refused.get(head);
    if (note) refused.set(answer, { ...note, item: answer });
  }
  return [...refused.values()];
}

/** By note the one that it answers. */
function answersIn(changes: readonly Change[]): ReadonlyMap<string, string> {
  const answers = new Map<string, string>();
  for (const { kind, entity, fields } of changes)
    if (kind === 'annotation' && typeof fields['replyTo'] === 'string')
      answers.set(entity, fields['replyTo']);
  return answers;
}

/** By answer the note at the head of the discussion; of notes that answer each other in a circle any of them. */
function headsOf(answers: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const heads = new Map<string, string>();
  for (const answer of answers.keys()) {
    const path = new Set<string>();
    let note = answer;
    while (answers.has(note) && !heads.has(note) && !path.has(note)) {
      path.add(note);
      note = answers.get(note)!;
    }
    const head = heads.get(note) ?? note;
    for (const one of path) heads.set(one, head);
  }
  return heads;
}

function refusedOf(item: string, { reportId, title, sources }: StatedDocument): RefusedItem {
  return {
    at: null,
    words: title ?? reportId,
    item,
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
