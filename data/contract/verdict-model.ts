/**
 * What a person has said of a figure. Kept in the notebook as an entry of the kind `indicator`, so that it is undone,
 * backed up and merged as notes are. It is said of the printed number, not of an edition: where 提要 and 原文 know the
 * place in the source, both show it.
 */
import * as v from 'valibot';
import { valuesOf, type EntryValues } from './entry-values.ts';
import type { ReportId } from './model.ts';
import { INDICATOR_KINDS, type FigureFields, type Indicator, type VerdictState } from './indicator-model.ts';

export interface Verdict {
  /** The notebook entry's key. */
  readonly key: string;
  /** The same of the report as it is held now, where it was merged into another; left out: `key`. */
  readonly heldKey?: string;
  readonly state: VerdictState;
  /** The figure as it was read when it was judged: a figure that is read otherwise later is not the one that was meant. */
  readonly read: FigureFields;
  /** As the person corrected it; null otherwise. */
  readonly corrected: FigureFields | null;
  /** What people said without knowledge of each other, newest first, where it differs: then none of it counts. */
  readonly disputed?: readonly VerdictState[];
}

type Placed = Pick<Indicator, 'reportId' | 'edition' | 'rawStart' | 'passageId' | 'range' | 'indicatorId'>;

/** A figure's name in the notebook: by its place in the source, else in the edition. */
export function verdictKey({ reportId, edition, rawStart, passageId, range, indicatorId }: Placed): string {
  if (rawStart !== null) return `${reportId} @${rawStart}`;
  return passageId !== null && range !== null
    ? `${reportId} ${edition} ${passageId}+${range[0]}`
    : `${reportId} ${edition} ${indicatorId}`;
}

/** The key of the same figure where its report is held as another: texts that were merged name their passages by that one. */
export function keyAsHeld(key: string, heldAs: (reportId: ReportId) => ReportId): string {
  const [reportId = '', ...rest] = key.split(' ');
  const held = heldAs(reportId as ReportId); // verdictKey begins with one
  const within = (part: string): string =>
    part.startsWith(`${reportId}:`) ? held + part.slice(reportId.length) : part;
  return [held, ...rest.map(within)].join(' ');
}

export function fieldsOf({ subject, value, unit, period, kind }: FigureFields): FigureFields {
  return { subject, value, unit, period, kind };
}

/** A year, a span of years, a half, a quarter, a month or a span of months (2023-01/2023-09), as Indicator.period has it. */
const PERIOD =
  /^(?:19|20|21)\d{2}(?:-(?:19|20|21)\d{2}|-(?:0[1-9]|1[0-2]|H[12]|Q[1-4])|-(?:0[1-9]|1[0-2])\/(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2]))?$/;

const fields = v.strictObject({
  subject: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  value: v.pipe(v.number(), v.finite()),
  unit: v.pipe(v.string(), v.trim(), v.maxLength(40)),
  period: v.pipe(v.string(), v.regex(PERIOD)),
  kind: v.picklist(INDICATOR_KINDS),
});

/** Whatever was read can be judged: of a report without a year no figure has a period. */
const read = v.strictObject({ ...fields.entries, period: v.pipe(v.string(), v.maxLength(40)) });

const VALUE = v.variant('state', [
  v.strictObject({ state: v.picklist(['verified', 'rejected']), read, corrected: v.null() }),
  v.strictObject({ state: v.literal('corrected'), read, corrected: fields }),
]);

/** The value of the notebook entry. */
export function verdictText({ state, read, corrected }: Omit<Verdict, 'key'>): string {
  return JSON.stringify({ state, read: fieldsOf(read), corrected: corrected && fieldsOf(corrected) });
}

/** Null for an entry that is no verdict. */
export function readVerdict(entry: EntryValues & { readonly key: string }): Verdict | null {
  const values = valuesOf(entry, VALUE);
  const [newest, ...others] = values;
  if (!newest) return null;
  const said = ({ state, corrected }: typeof newest): string => JSON.stringify([state, corrected]);
  const isDisputed = others.some((one) => said(one) !== said(newest));
  return { key: entry.key, ...newest, ...(isDisputed && { disputed: values.map(({ state }) => state) }) };
}

/** Whether a person's correction can be kept. */
export function isCorrection(candidate: FigureFields): boolean {
  return v.is(fields, candidate);
}
