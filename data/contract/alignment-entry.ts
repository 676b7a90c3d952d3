/** What the notebook's `alignment` entries hold: sentences that a person joined, parted, or judged. */
import * as v from 'valibot';
import { putTogether, valuesOf, type EntryValues } from './entry-values.ts';
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
  /** One person joined them and another parted them, before they met: neither counts. */
  readonly isDisputed?: true;
}

/** What a person found of a plan sentence in a later report. Without a verdict there is a remark only. */
export interface JudgedPromise {
  readonly kind: 'promise';
  readonly from: KeptSentence;
  readonly to: { readonly reportId: ReportId; readonly edition: EditionName };
  readonly verdict: Verdict | null;
  readonly remark: string;
  /** What people found without knowledge of each other, newest first, where it differs: then none of it counts. */
  readonly disputed?: readonly Verdict[];
}

/** The key of an entry: the same for both orders of the columns, and for pin and break, so that the later one wins. */
export function alignmentKey(kept: KeptAlignment | JudgedPromise): string {
  if (kept.kind === 'promise') return `promise ${sideOf(kept.from)} ${kept.to.reportId}/${kept.to.edition}`;
  return [kept.left, kept.right].map(sideOf).sort().join(' ');
}

/**
 * Null for a value that some other version wrote. Where two people said different things before they met, none of it counts until
 * somebody says it anew; remarks stand one under the other.
 */
export function readAlignment(entry: EntryValues): KeptAlignment | JudgedPromise | null {
  // The schema has just checked them; it knows ids as plain strings only.
  const values = valuesOf(entry, value) as readonly (KeptAlignment | JudgedPromise)[];
  return putTogether(values, (newer, older) => {
    if (newer.kind === 'promise') return older.kind === 'promise' ? bothJudged(newer, older) : newer;
    return older.kind === newer.kind || older.kind === 'promise' ? newer : { ...newer, isDisputed: true };
  });
}

function bothJudged(newer: JudgedPromise, older: JudgedPromise): JudgedPromise {
  const found = [...(newer.disputed ?? [newer.verdict]), older.verdict].filter((one) => one !== null);
  const verdicts = [...new Set(found)];
  return {
    ...newer,
    verdict: verdicts.length === 1 ? verdicts[0]! : null,
    remark: [...new Set([newer.remark, older.remark])].filter((remark) => remark !== '').join('\n'),
    ...(verdicts.length > 1 && { disputed: verdicts }),
  };
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
