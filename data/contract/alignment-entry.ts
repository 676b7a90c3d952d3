/** What the notebook's `alignment` entries hold: sentences that a person joined, parted, or judged. */
import * as v from 'valibot';
import type { NotebookEntry } from './annotation-model.ts';
import { EDITIONS, type EditionName, type PassageId, type ReportId } from './model.ts';

export const VERDICTS = ['kept', 'partly', 'notFound', 'notComparable'] as const;
/** What a person found of a promise: kept, partly kept, no word of it, or no way to compare. */
export type Verdict = (typeof VERDICTS)[number];

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(100_000));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const edition = v.picklist(EDITIONS);
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const sentence = v.object({ reportId: name, edition, passageId: name, start: offset, text });
const value = v.variant('kind', [
  v.object({ kind: v.picklist(['pin', 'break']), left: sentence, right: sentence }),
  v.object({
    kind: v.literal('promise'),
    from: sentence,
    to: v.object({ reportId: name, edition }),
    verdict: v.nullable(v.picklist(VERDICTS)),
    remark: v.pipe(v.string(), v.maxLength(20_000)),
  }),
]);

/** A sentence as a person saw it; its wording finds it again where a new import has moved it. */
export interface KeptSentence {
  readonly reportId: ReportId;
  readonly edition: EditionName;
  readonly passageId: PassageId;
  readonly start: number;
  readonly text: string;
}

/** `pin`: the two answer each other. `break`: they do not. */
export interface KeptAlignment {
  readonly kind: 'pin' | 'break';
  readonly left: KeptSentence;
  readonly right: KeptSentence;
}

/** What a person found of a plan sentence in a later report. Without a verdict there is a remark only. */
export interface JudgedPromise {
  readonly kind: 'promise';
  readonly from: KeptSentence;
  readonly to: { readonly reportId: ReportId; readonly edition: EditionName };
  readonly verdict: Verdict | null;
  readonly remark: string;
}

/** The key of an entry: the same for both orders of the columns, and for pin and break, so that the later one wins. */
export function alignmentKey(kept: KeptAlignment | JudgedPromise): string {
  if (kept.kind === 'promise') return `promise ${sideOf(kept.from)} ${kept.to.reportId}/${kept.to.edition}`;
  return [kept.left, kept.right].map(sideOf).sort().join(' ');
}

/** Null for a value that some other version wrote. */
export function readAlignment(entry: Pick<NotebookEntry, 'value'>): KeptAlignment | JudgedPromise | null {
  let content: unknown;
  try {
    content = JSON.parse(entry.value);
  } catch {
    return null;
  }
  const checked = v.safeParse(value, content);
  // The schema has just checked it; it knows ids as plain strings only.
  return checked.success ? (checked.output as KeptAlignment | JudgedPromise) : null;
}

function sideOf(kept: KeptSentence): string {
  return `${kept.reportId}/${kept.edition}/${fingerprint(kept.text)}`;
}

/** 64 bits of FNV-1a in two halves, one of them salted: keys need to differ, not to be secret. */
function fingerprint(content: string): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < content.length; i++) {
    const unit = content.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + i), 0x85ebca6b);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
