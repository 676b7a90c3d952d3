import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { linearExpression, type LinearExpression } from './linear-expression.ts';
import { longOr } from '../../testing/long-form.ts';

function taken(pattern: string): LinearExpression {
  const expression = linearExpression(pattern);
  if (typeof expression === 'string') throw new Error(`/${pattern}/ is refused: ${expression}`);
  return expression;
}

/** Where the engine of JavaScript finds a pattern. */
function nativeMatches(pattern: string, text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(new RegExp(pattern, 'giu'))]
    .filter(([found]) => found !== '')
    .map(({ 0: found, index }) => [index, index + found.length] as const);
}

const TEXTS = [
  '全市新增市场主体9158户，办结投诉举报案件1,234件。',
  'GM2D　“放心消费”\u2028第二行 K\u212a ſs Σσς straße',
  '𠮷野家A-b_c\r\n35.6万元/户',
  'a\u0000\u0008\ud800b\udc00',
];

describe('an expression', () => {
  it.each([
    '[0-9]{4}户',
    '(市场|经营)主体',
    '新增.*户',
    '第[一二三]?行',
    '\\d+(?:\\.\\d+)?万元',
    'gm2d',
    '\\u65b0\\u{589e}|\\ud842\\udfb7|\\x41',
    '\\s+',
    '[\\s“]+\\S',
    '[^\\S户]+',
    '\\p{Script=Han}{2,}',
    '\\P{L}+',
    '[\\p{Lu}\\d]+',
    '[^\\p{Script=Han}]',
    '\\w+',
    '\\W',
    '[\\w-]+',
    '[a\\-z/\\]\\[]+',
    '[^]',
    '[]|户',
    '^全市|户$|件。$',
    '\\b35\\b',
    'k+|s+',
    '[k-s]+',
    '[^k]s',
    'σ+',
    '(?<unit>万元)\\/户',
    '办.+?件',
    '\\0|[\\b]|\\cJ',
    '\\ud800|\\udc00',
    '.+',
  ])('/%s/ finds what the engine of JavaScript finds', (pattern) => {
    for (const text of TEXTS) {
      expect(taken(pattern).matches(text), text).toEqual(nativeMatches(pattern, text));
      expect(taken(pattern).test(text), text).toBe(new RegExp(pattern, 'iu').test(text));
    }
  });

  it('made at random finds what the engine of JavaScript finds', () => {
    fc.assert(
      fc.property(
        ordinary,
        fc.string({ unit: fc.constantFrom(...'市场户aAk1９，。\n 𠮷') }),
        (pattern, text) => {
          const expression = linearExpression(pattern);
          // Repeated repetitions grow beyond what is run; that they are told is another test's.
          fc.pre(expression !== 'regex-large');
          if (typeof expression === 'string') {
            expect(expression).toBe('regex-empty');
            expect(new RegExp(`^(?:${pattern})$`, 'iu').test('')).toBe(true);
            return;
          }
          expect(expression.matches(text)).toEqual(nativeMatches(pattern, text));
          expect(expression.test(text)).toBe(new RegExp(pattern, 'iu').test(text));
        },
      ),
      { numRuns: longOr(10_000, 250) },
    );
  });

  it.each([
    ['(', 'regex-refused'],
    ['[', 'regex-refused'],
    ['a{2,1}', 'regex-refused'],
    ['\\Q.\\E', 'regex-refused'],
    ['(?P<name>a)', 'regex-refused'],
    ['(?=a)b', 'regex-look'],
    ['(?<!a)b', 'regex-look'],
    ['(.)\\1', 'regex-look'],
    ['(?<x>.)\\k<x>', 'regex-look'],
    ['a*', 'regex-empty'],
    ['(?:市|)', 'regex-empty'],
    ['a{9999}', 'regex-large'],
    ['(a{1,50}){1,50}', 'regex-large'],
    ['x'.repeat(600), 'regex-large'],
    ['[\\p{L}]\\p{N}'.repeat(9), 'regex-large'],
  ])('/%s/ is refused by name: %s', (pattern, reason) => {
    expect(linearExpression(pattern)).toBe(reason);
  });
});

/** Without repetitions of what may be empty: RE2 and JavaScript differ in how long such a match is. */
const ordinary = fc
  .letrec<{ one: string; many: string }>((tie) => ({
    one: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(
        '市',
        '场',
        '户',
        'a',
        'K',
        '1',
        '.',
        '\\d',
        '\\s',
        '[市a]',
        '[^户\\n]',
        '\\w',
        '𠮷',
        '[１-９]',
      ),
      tie('many').map((text) => `(${text})`),
      fc.tuple(tie('many'), tie('many')).map(([a, b]) => `(?:${a}|${b})`),
    ),
    many: fc
      .array(fc.tuple(tie('one'), fc.constantFrom('', '', '', '+', '{2}', '{1,3}', '+?')), {
        minLength: 1,
        maxLength: 3,
      })
      .map((parts) => parts.map((part) => part.join('')).join('')),
  }))
  .many.chain((text) =>
    fc.constantFrom(text, `(?:${text})?.`, `(?:${text})*户`, `^(?:${text})`, `(?:${text})$`),
  );

describe('an expression made to take for ever', () => {
  // oxlint-disable-next-line typescript/unbound-method -- put back and called with its own `this`
  const charCodeAt = String.prototype.charCodeAt;
  afterEach(() => {
    String.prototype.charCodeAt = charCodeAt;
  });

  /** How often the engine looks at a character while `work` runs. */
  function looks(work: () => void): number {
    let count = 0;
    String.prototype.charCodeAt = function (at) {
      count++;
      return charCodeAt.call(this, at);
    };
    work();
    String.prototype.charCodeAt = charCodeAt;
    return count;
  }

  // It holds what the expressions end with, else a look for that alone would tell.
  const trap = '♠Xbx' + '户'.repeat(400) + '市a9，'.repeat(700);

  it.each([
    '.{0,200}.{0,200}.{0,200}♠',
    '(?:.?){30}♠',
    '.?'.repeat(24) + '♠',
    '.{1,50}.{1,50}.{1,50}.{1,50}♠',
    '(.?){25}X',
    '(a+)+$',
    '(户|户)*b',
    '.*.*.*x',
    '市|(?:.?){200}♠',
    '户|.*?♠',
  ])('/%s/ looks at each character a bounded number of times', (pattern) => {
    const expression = taken(pattern);
    // Four looks at a character for each instruction that it may stand before.
    expect(looks(() => expression.test(trap))).toBeLessThan(16_000_000);
    expect(looks(() => expression.matches(trap))).toBeLessThan(16_000_000);
  });

  it('is linear or refused, for 200 that are made at random', () => {
    const hostile = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.constantFrom('.', '户', '[^♠]', 'a', '\\w', '(?:户|.)', '.?'),
        fc.tuple(tie('text'), tie('text')).map((parts) => parts.join('')),
        fc
          .tuple(tie('text'), fc.constantFrom('*', '+', '?', '{0,20}', '{1,50}', '{30}', '*?'))
          .map(([text, times]) => `(?:${text})${times}`),
        fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a}|${b})`),
      ),
    })).text;
    fc.assert(
      fc.property(hostile, (pattern) => {
        const expression = linearExpression(`${pattern}♠`);
        if (typeof expression === 'string') return;
        expect(looks(() => expression.test(trap))).toBeLessThan(16_000_000);
        expect(looks(() => expression.matches(trap))).toBeLessThan(16_000_000);
      }),
      { numRuns: 200 },
    );
  });
});
