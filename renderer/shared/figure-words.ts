import type { Indicator, SeriesChange, SeriesPoint } from '../../data/contract/indicator-model.ts';
import { printedValue } from '../../data/plain/printed-value.ts';

type Figure = Pick<SeriesPoint, 'value' | 'unit' | 'qualifier' | 'printedRange' | 'isUnseen'> &
  Pick<Partial<Indicator>, 'isScanned' | 'verified'>;

type NormalFigure = Pick<SeriesPoint, 'valueSi' | 'unitSi' | 'isUnseen'>;

/** Behind a figure that was read from a picture and that nobody has looked at. */
export const UNSEEN_MARK = '※';

export function isUnseen({ isUnseen: ofPoint, isScanned, verified }: Figure): boolean {
  return ofPoint === true || (isScanned === true && verified !== true);
}

/** A figure as the report prints it: 200余名, 超17.07亿元, 第一, 一等奖; with a mark where it may be misread. */
export function printedFigure(figure: Figure): string {
  return isUnseen(figure) ? `${printedValue(figure)}${UNSEEN_MARK}` : printedValue(figure);
}

/** The same with 万 and 亿 resolved and digits grouped: 385,000,000 元. */
export function normalFigure({ valueSi, unitSi, isUnseen: isDoubtful }: NormalFigure): string {
  const number = valueSi.toLocaleString('en', { maximumFractionDigits: 6 });
  const words = unitSi === '%' ? `${number}%` : `${number} ${unitSi}`.trim();
  return isDoubtful ? `${words}${UNSEEN_MARK}` : words;
}

/** That other documents of the year state other values; null where none does. */
export function rivalWords(
  { rivals = [] }: Pick<SeriesPoint, 'rivals'>,
  words: { readonly rivals: (values: string) => string },
): string | null {
  return rivals.length === 0 ? null : words.rivals(rivals.map(printedFigure).join(' / '));
}

/** The sentences that a change needs; the `indicators` messages of either language. */
export interface ChangeWords extends Readonly<Record<NonNullable<SeriesChange['reason']>, string>> {
  readonly points: (sign: string, n: string) => string;
  readonly notComparable: string;
}

export interface ChangeText {
  readonly text: string;
  /** Why there is no percentage, else null. */
  readonly why: string | null;
}

/** A change in percent, in points for rates, or a dash with its reason: never Infinity, never a false 0 %. */
export function changeText(change: SeriesChange, words: ChangeWords): ChangeText {
  if (change.percent !== null)
    return { text: `${signOf(change.percent)}${Math.abs(change.percent).toFixed(2)}%`, why: null };
  const why = change.reason === null ? null : words[change.reason];
  if (change.reason === 'grade_c') return { text: words.notComparable, why };
  if (change.reason === 'rate' && change.differenceSi !== null)
    return { text: words.points(signOf(change.differenceSi), String(Math.abs(change.differenceSi))), why };
  return { text: '–', why };
}

/** A real minus sign, and none where nothing changed. */
function signOf(value: number): string {
  return value > 0 ? '+' : value < 0 ? '−' : '';
}
