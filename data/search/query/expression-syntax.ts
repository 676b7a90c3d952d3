/** Why an expression is not taken: a code of NOTES in query-model.ts. */
export type ExpressionRefusal = 'regex-refused' | 'regex-look' | 'regex-large' | 'regex-empty';

/**
 * An expression in JavaScript's syntax (flags i and u) as RE2 writes it, meaning the same:
 *
 *     市场(?<n>a|\s).    →    \x{5e02}\x{573a}(?:(?i:\x{61})|[\x{9}-\x{d}…])[^\n…]
 *
 * Case is ignored only where a character has one, so that RE2 knows the letters that a text must hold. What cannot be
 * found in linear time (look-around, references back) has no writing, nor have groups that change the flags.
 */
export function linearSyntax(pattern: string): { readonly written: string } | ExpressionRefusal {
  // Only read, never run: this tells what the syntax is, so that the walk below may take it for granted.
  if (!isExpression(pattern)) return 'regex-refused';
  const written: string[] = [];
  const properties = { left: MOST_PROPERTIES };
  for (let at = 0; at < pattern.length;) {
    const [text, end] = atomAt(pattern, at, properties);
    if (text in REFUSED) return REFUSED[text as keyof typeof REFUSED];
    written.push(text);
    at = end;
  }
  return { written: written.join('') };
}

/** Instead of a writing: RE2 has none that begins so. */
const REFUSED = { ')look': 'regex-look', ')large': 'regex-large' } as const;
/** Each is looked up for every character that there is. */
const MOST_PROPERTIES = 8;

type Written = readonly [text: string, end: number];
type Allowance = { left: number };

function isExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'iu').source !== '';
  } catch {
    return false;
  }
}

function atomAt(pattern: string, at: number, properties: Allowance): Written {
  switch (pattern[at]) {
    case '.':
      return [`[^${LINE_ENDS}]`, at + 1];
    case '(':
      return groupAt(pattern, at);
    case '[':
      return classAt(pattern, at, properties);
    case '\\':
      return escapeAt(pattern, at, properties);
    case '{': {
      const end = pattern.indexOf('}', at) + 1;
      return [pattern.slice(at, end), end];
    }
    case ')':
    case '|':
    case '*':
    case '+':
    case '?':
    case '^':
    case '$':
      return [pattern[at], at + 1];
    default: {
      const code = pattern.codePointAt(at)!;
      return [literal(code), at + widthOf(code)];
    }
  }
}

/** Nobody asks what a group held. */
function groupAt(pattern: string, at: number): Written {
  if (pattern[at + 1] !== '?') return ['(?:', at + 1];
  if (pattern.startsWith('(?:', at)) return ['(?:', at + 3];
  const name = /^\(\?<[^=!>][^>]*>/u.exec(pattern.slice(at));
  return name ? ['(?:', at + name[0].length] : [')look', at];
}

function escapeAt(pattern: string, at: number, properties: Allowance): Written {
  const next = pattern[at + 1]!;
  if (/[1-9k]/.test(next)) return [')look', at];
  if (next === 'b' || next === 'B') return [`\\${next}`, at + 2];
  const set = setAt(pattern, at, properties);
  if (set) return [set.ranges === null ? ')large' : `(?i:[${set.ranges}])`, set.end];
  const [code, end] = characterAt(pattern, at);
  return [literal(code), end];
}

function classAt(pattern: string, start: number, properties: Allowance): Written {
  const isNegated = pattern[start + 1] === '^';
  let ranges = '';
  let at = start + (isNegated ? 2 : 1);
  while (pattern[at] !== ']') {
    const set = setAt(pattern, at, properties);
    if (set?.ranges === null) return [')large', at];
    if (set) {
      ranges += set.ranges;
      at = set.end;
      continue;
    }
    const [from, behind] = characterAt(pattern, at);
    const isRange = pattern[behind] === '-' && pattern[behind + 1] !== ']';
    const [to, end] = isRange ? characterAt(pattern, behind + 1) : [from, behind];
    ranges += range(from, to);
    at = end;
  }
  const all = range(0, LAST);
  if (ranges === '') return [isNegated ? `[${all}]` : `[^${all}]`, at + 1];
  return [`(?i:[${isNegated ? '^' : ''}${ranges}])`, at + 1];
}

interface CharacterSet {
  /** As they stand inside a class; null where too many are asked for. */
  readonly ranges: string | null;
  readonly end: number;
}

/** A name for many characters, in a class or alone. */
function setAt(pattern: string, at: number, properties: Allowance): CharacterSet | null {
  if (pattern[at] !== '\\') return null;
  const next = pattern[at + 1]!;
  if ('dDwW'.includes(next)) return { ranges: `\\${next}`, end: at + 2 };
  if (next === 's') return { ranges: SPACES, end: at + 2 };
  if (next === 'S') return { ranges: NO_SPACES, end: at + 2 };
  if (next !== 'p' && next !== 'P') return null;
  const end = pattern.indexOf('}', at) + 1;
  return { ranges: properties.left-- > 0 ? propertyRanges(pattern.slice(at, end)) : null, end };
}

/** One character, written as itself or behind a backslash. */
function characterAt(pattern: string, at: number): readonly [code: number, end: number] {
  if (pattern[at] !== '\\') {
    const code = pattern.codePointAt(at)!;
    return [code, at + widthOf(code)];
  }
  const rest = pattern.slice(at + 1);
  const pair = /^u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/i.exec(rest);
  if (pair) {
    const text = String.fromCharCode(parseInt(pair[1]!, 16), parseInt(pair[2]!, 16));
    return [text.codePointAt(0)!, at + 1 + pair[0].length];
  }
  const hex = /^(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(rest);
  if (hex) return [parseInt(hex[1] ?? hex[2] ?? hex[3]!, 16), at + 1 + hex[0].length];
  if (rest[0] === 'c') return [rest.charCodeAt(1) % 32, at + 3];
  const control = '0\0b\bt\tn\nv\vf\fr\r';
  const known = control.indexOf(rest[0]!);
  if (known >= 0 && known % 2 === 0) return [control.charCodeAt(known + 1), at + 2];
  return [rest.codePointAt(0)!, at + 2];
}

function literal(code: number): string {
  const text = String.fromCodePoint(code);
  const hasCase = text.toLowerCase() !== text || text.toUpperCase() !== text;
  return hasCase ? `(?i:${escaped(code)})` : escaped(code);
}

function widthOf(code: number): number {
  return code > 0xffff ? 2 : 1;
}

function escaped(code: number): string {
  return `\\x{${code.toString(16)}}`;
}

function range(from: number, to: number): string {
  return from === to ? escaped(from) : `${escaped(from)}-${escaped(to)}`;
}

const LAST = 0x10ffff;
const knownProperties = new Map<string, string>();

/** The characters of `\p{…}` as the engine of this program knows them, for RE2 has other names and an older table. */
function propertyRanges(property: string): string {
  const known = knownProperties.get(property);
  if (known !== undefined) return known;
  const ranges = rangesOf(new RegExp(`^${property}$`, 'iu'));
  if (knownProperties.size >= MOST_PROPERTIES * 2) knownProperties.clear();
  knownProperties.set(property, ranges);
  return ranges;
}

function rangesOf(one: RegExp): string {
  const ranges: string[] = [];
  let from = -1;
  for (let code = 0; code <= LAST + 1; code++) {
    const isIn = code <= LAST && one.test(String.fromCodePoint(code));
    if (isIn && from < 0) from = code;
    if (!isIn && from >= 0) {
      ranges.push(range(from, code - 1));
      from = -1;
    }
  }
  // Nothing is in it: a class that begins where it ends has no writing, this one holds no character of a text.
  return ranges.length > 0 ? ranges.join('') : range(LAST, LAST);
}

/** ECMA-262 §12.2 and §12.3: white space and line terminators; \s is both, a dot is all but the latter. */
const SPACE_RANGES: readonly (readonly [number, number])[] = [
  [0x9, 0xd],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const SPACES = SPACE_RANGES.map(([from, to]) => range(from, to)).join('');
const NO_SPACES = [...SPACE_RANGES, [LAST + 1, LAST + 1] as const]
  .map(([from], i) => range(i === 0 ? 0 : SPACE_RANGES[i - 1]![1] + 1, from - 1))
  .join('');
const LINE_ENDS = [0xa, 0xd, 0x2028, 0x2029].map(escaped).join('');
