/**
 * What stands where in a printed text, read from the text alone. It shares no code with search, and these are its rules:
 *
 *  1. Letters, numerals, % and ‰ are signs; everything else is a mark. Signs are the same whatever their width, case
 *     and compatibility form, in simplified and in traditional characters, with accents and without; ○ is 〇. What is not seen is not there.
 *  2. A number is a run of digits, with points between digits inside it (14.2.1.0) and with commas that set apart
 *     groups of three behind at most three (1,034). A full-width comma does so between full-width digits only.
 *  3. Nothing stands across the end of a sentence: 。！？；!?; the end of a line or of a cell (tab), … or two points and more.
 *  4. Nothing stands across what lies between two numbers: 2019-2021 are two.
 *  5. A numeral inside a sign (②, ½, ㎡) is a part of that sign and joins no other number.
 *  6. Letters and digits side by side, or with one + between them, are a word. In a word a number is a part of the
 *     word where letters stand on both sides of it, or where it is one digit and beside it stands one letter alone,
 *     unless that letter is a small one behind it. Every other number is one of its own.
 *  7. A sought text stands where its signs follow one another, and stretches end where they end in it. A number of it is a whole number there;
 *     a number with no Latin letter beside it in the sought text is there one of its own (or, from a sign, of a sign).
 *     Of a sought text with more than six numbers beside letters each is there what it is in the sought text.
 *  8. With * behind a number that number may go on.
 *  9. Between two sought texts ? stands for one sign and * for any number of them, none among them, in one stretch; * also
 *     across what lies between two numbers, but not across the end of a sentence.
 */
import { Converter } from 'opencc-js/t2cn';

export interface PrintedToken {
  readonly text: string;
  readonly kind: 'own' | 'part' | 'sign';
  /** For each UTF-16 unit of it the code point of the printed text. */
  readonly places: readonly number[];
  /** Tokens of one stretch may stand together. */
  readonly stretch: number;
  /** Ends of sentences before it. */
  readonly sentence: number;
  /** Signs before it. */
  readonly at: number;
}

interface Entry {
  readonly sign: string;
  readonly printed: string;
  readonly place: number;
  /** d digit, s digit of a sign, l Latin letter, o another sign, e end of a sentence, and + . , or m for a mark. */
  readonly class: string;
}

/** `isForm`: the text is one that search has made of a query: full-width digits are a part of a word, U+0001 ends a stretch. */
export function readPrinted(text: string, isForm = false): readonly PrintedToken[] {
  const entries = entriesOf(text, isForm);
  const classes = entries.map((one) => one.class).join('');
  const tokens: PrintedToken[] = [];
  let [stretch, sentence, at, end] = [0, 0, 0, 0];
  for (const { 0: run, index } of classes.matchAll(TOKEN)) {
    const between = classes.slice(end, index);
    const before = classes[end - 1] ?? '';
    const isNumber = /^[ds]/.test(run);
    // Two signs side by side (②③), and the two halves of ½, are two numbers.
    const areNumbers = isNumber && /[ds]/.test(before);
    const endsSentence = tokens.length > 0 && /e|\.\./.test(between);
    if (endsSentence) sentence++;
    if (endsSentence || (tokens.length > 0 && areNumbers)) stretch++;
    // The point of a number is a sign of it, the comma between thousands is not.
    const signs = entries
      .slice(index, index + run.length)
      .map((one) => ({ ...one, sign: one.class === '.' ? '.' : one.sign }));
    const sign = signs.map((one) => one.sign).join('');
    const isPart =
      isNumber && (run.startsWith('s') || isPartOfWord(classes, entries, index, index + run.length));
    const kind = !isNumber ? 'sign' : isPart ? 'part' : 'own';
    const places = signs.flatMap((one) => Array.from({ length: one.sign.length }, () => one.place));
    tokens.push({ text: sign, kind, places, stretch, sentence, at });
    at += sign.length;
    end = index + run.length;
  }
  return tokens;
}

const TOKEN = /(?:(?<!d)(?<!d[.,])d{1,3}(?:,ddd(?!d))+|d+)(?:\.d+)*|s+(?:\.s+)*|[lo]/g;

function isPartOfWord(classes: string, entries: readonly Entry[], start: number, end: number): boolean {
  const before = /(?:l\+?)?l\+?$/.exec(classes.slice(0, start))?.[0].replaceAll('+', '').length ?? 0;
  const after = /^\+?l(?:\+?l)?/.exec(classes.slice(end))?.[0].replaceAll('+', '').length ?? 0;
  if (before > 0 && after > 0) return true;
  if (end - start > 1 || before + after !== 1) return false;
  const behind = entries.slice(end).find((one) => one.class === 'l')!;
  return before === 1 || !/\p{Ll}/u.test(behind.printed);
}

function entriesOf(text: string, isForm: boolean): readonly Entry[] {
  const characters = Array.from(text);
  return characters.flatMap((printed, place): readonly Entry[] => {
    if (/^\p{Default_Ignorable_Code_Point}$/u.test(printed)) return [];
    const made = [...signsOf(printed)];
    const signs = made.filter((one) => /[\p{L}\p{N}%‰]/u.test(one));
    const entry = (sign: string, kind: string): Entry => ({ sign, printed, place, class: kind });
    if (signs.length === 0)
      return [
        entry('', isForm && printed === '\u0001' ? 'e' : markClass(printed, characters[place + 1] ?? '')),
      ];
    const isBound = isForm && /[０-９]/.test(printed);
    const inside = made.slice(made.indexOf(signs[0]!), made.lastIndexOf(signs.at(-1)!) + 1);
    const own = inside.map((sign) => {
      if (!signs.includes(sign)) return entry('', 'm');
      if (/[0-9]/.test(sign)) return entry(sign, /\p{Nd}/u.test(printed) && !isBound ? 'd' : 's');
      return entry(sign, /[a-z]/.test(sign) && /\p{L}/u.test(printed) ? 'l' : 'o');
    });
    return /\p{No}|\p{So}/u.test(printed) ? [...own, entry('', 'm')] : own;
  });
}

function markClass(printed: string, next: string): string {
  const plain = printed.normalize('NFKC');
  if (/^[。！？；!?;\t\n\r\u2028\u2029⋯]$/u.test(plain) || /^\.{2,}$/.test(plain)) return 'e';
  if (printed === '，') return /[０-９]/.test(next) ? ',' : 'm';
  return '+.,'.includes(plain) ? plain : 'm';
}

type MakeConverter = (options: { readonly from: string; readonly to: string }) => (text: string) => string;
const untyped: unknown = Converter;
// As the documentation of the package states; its own types do not resolve here.
const simplify = (untyped as MakeConverter)({ from: 't', to: 'cn' });
const ODD: Readonly<Record<string, string>> = { '○': '〇', '◯': '〇', '⻓': '长' };

const known = new Map<string, string>();
function signsOf(printed: string): string {
  let signs = known.get(printed);
  if (signs === undefined) {
    const plain = (ODD[printed] ?? printed).normalize('NFKC').toLowerCase();
    signs = /\p{Script=Latin}/u.test(plain) ? plain.normalize('NFD').replace(/\p{M}/gu, '') : simplify(plain);
    known.set(printed, signs);
  }
  return signs;
}

const isLetter = (token: PrintedToken | undefined): boolean => /^[a-z]$/.test(token?.text ?? '');

/** Where the sought tokens stand in a text; pairs of indexes of its tokens. */
export function printedPlaces(
  tokens: readonly PrintedToken[],
  sought: readonly PrintedToken[],
  open: boolean,
): readonly (readonly [first: number, last: number])[] {
  const isBeside = sought.map(({ stretch }, i) =>
    [sought[i - 1], sought[i + 1]].some((one) => isLetter(one) && one!.stretch === stretch),
  );
  const isLong = sought.filter((one, i) => one.kind !== 'sign' && isBeside[i]).length > 6;
  const fits = (wanted: PrintedToken, n: number, token: PrintedToken | undefined): boolean => {
    if (!token || (wanted.kind === 'sign') !== (token.kind === 'sign')) return false;
    const isOpen = open && n === sought.length - 1 && wanted.kind !== 'sign';
    if (isOpen ? !token.text.startsWith(wanted.text) : token.text !== wanted.text) return false;
    return wanted.kind === 'sign' || (isBeside[n] === true && !isLong) || wanted.kind === token.kind;
  };
  return tokens.flatMap((first, i) =>
    sought.length > 0 &&
    sought.every(
      (one, n) =>
        fits(one, n, tokens[i + n]) &&
        tokens[i + n]!.stretch - first.stretch === one.stretch - sought[0]!.stretch,
    )
      ? [[i, i + sought.length - 1] as const]
      : [],
  );
}

/** Whether the words (without numbers and Latin letters) follow one another in one sentence, ? and * between them. */
export function printedWildcard(tokens: readonly PrintedToken[], sought: string): boolean {
  const sentences = Map.groupBy(tokens, (token) => token.sentence);
  const items = Array.from(sought).flatMap((one) =>
    /[?*]/.test(one) ? [one] : readPrinted(one).map((t) => t.text),
  );
  const follows = (signs: readonly string[], at: number, n: number): boolean => {
    if (n === items.length) return true;
    if (items[n] === '*')
      return follows(signs, at, n + 1) || (at < signs.length && follows(signs, at + 1, n));
    const fits = items[n] === '?' ? signs[at] !== JOINT : items[n] === signs[at];
    return at < signs.length && fits && follows(signs, at + 1, n + 1);
  };
  return [...sentences.values()].some((sentence) => {
    const signs = sentence.flatMap(({ text, stretch }, i) => [
      ...(i > 0 && stretch !== sentence[i - 1]!.stretch ? [JOINT] : []),
      ...text,
    ]);
    return signs.some((_, at) => follows(signs, at, 0));
  });
}

/** What lies between two numbers. */
const JOINT = '-';
