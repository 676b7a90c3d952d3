import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RangeTarget } from '../contract/annotation-model.ts';
import { codePointLength, sliceCodePoints } from '../contract/code-points.ts';
import type { PassageId, ReportId } from '../contract/model.ts';
import { contextOf, placeAnchor, type AnchorText } from './anchor.ts';
import { figuresOf } from './closest-stretch.ts';

const PASSAGES = [
  '临江市去年新设市场主体12.3万户，同比增长8.5%，其中企业占四成，个体工商户占六成。',
  '全年办结投诉举报9158件，同比增长8.5%，为群众挽回损失382.56万元。',
  '放心消费示范街区扩大到16条，承诺线下无理由退货的商家突破2000家，比上年多出312家。',
  '全年共抽检食品4.2万批次，合格率98.7%，不合格产品全部下架并公示。',
  '全年共抽检药品1.6万批次，合格率99.1%，不合格产品全部下架并公示。',
  '特种设备检验率达到99.6%，没有发生重大安全事故，应急演练覆盖全部乡镇。',
  '新增发明专利417件，质押融资额突破23亿元，为企业节省利息1800万元。',
  '切实维护消费者合法权益。切实保障特种设备安全。切实维护消费者合法权益。',
];

function edition(texts: readonly string[]): AnchorText {
  // A literal of the form that passage ids have.
  const passages = texts.map((text, n) => ({ passageId: `linjiang-2024:original:${n}` as PassageId, text }));
  return { textHash: texts.join('\n'), passages };
}

function targetAt(texts: readonly string[], passage: number, start: number, end: number): RangeTarget {
  const { textHash, passages } = edition(texts);
  const { passageId, text } = passages[passage]!;
  return {
    kind: 'range',
    // A literal of the form that report ids have.
    reportId: 'linjiang-2024' as ReportId,
    edition: 'original',
    passageId,
    start,
    end,
    quote: sliceCodePoints(text, start, end),
    ...contextOf(text, start, end),
    textHash,
  };
}

function targetOn(quote: string, texts: readonly string[] = PASSAGES): RangeTarget {
  const passage = texts.findIndex((text) => text.includes(quote));
  const start = codePointLength(texts[passage]!.slice(0, texts[passage]!.indexOf(quote)));
  return targetAt(texts, passage, start, start + codePointLength(quote));
}

function placeIn(
  texts: readonly string[],
  target: RangeTarget,
): readonly [state: string, text: string | null] {
  const { state, place } = placeAnchor(target, edition(texts));
  const passage = place && edition(texts).passages.find((one) => one.passageId === place.passageId);
  return [state, passage ? sliceCodePoints(passage.text, place.start, place.end) : null];
}

function changed(from: string, to: string): string[] {
  return PASSAGES.map((text) => text.replace(from, to));
}

describe('an anchor', () => {
  it('is exact in the text that it was made on, and only there', () => {
    expect(placeIn(PASSAGES, targetOn('9158件'))).toEqual(['exact', '9158件']);
    expect(placeIn(['前言。', ...PASSAGES], targetOn('办结投诉举报9158件'))).toEqual([
      'shifted',
      '办结投诉举报9158件',
    ]);
  });

  it('is exact in a text that has grown behind it, as that of a scan does while its pages are read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: PASSAGES.length - 1 }), fc.nat(), fc.nat(), (read, a, b) => {
        const texts = PASSAGES.slice(0, read);
        const last = texts.at(-1)!;
        const [start, end] = [a % codePointLength(last), b % (codePointLength(last) + 1)].sort(
          (x, y) => x - y,
        );
        fc.pre(start! < end!);
        const made = targetAt(texts, read - 1, start!, end!);
        const before = placeAnchor(made, edition(texts));
        const { state, place } = placeAnchor(made, edition(PASSAGES));
        // Where another place has the very same words and surroundings it is in doubt.
        const around = made.prefix + made.quote + made.suffix;
        if (PASSAGES.join('\n').split(around).length === 2) expect({ state, place }).toEqual(before);
        else expect(state).not.toBe('exact');
      }),
    );
    expect(placeIn(PASSAGES, targetOn('9158件', PASSAGES.slice(0, 2)))).toEqual(['exact', '9158件']);
  });

  it('is exact no more where words beside it, or the paragraph it stands in, are others', () => {
    const made = targetOn('合格率98.7%');
    expect(placeIn(changed('，不合格产品全部下架并公示', '，不合格产品一律下架'), made)[0]).not.toBe('exact');
    expect(placeIn(changed('全年共抽检食品', '全年共抽查食品'), made)[0]).not.toBe('exact');
    expect(placeIn([...PASSAGES.slice(3), ...PASSAGES.slice(0, 3)], made)).toEqual([
      'shifted',
      '合格率98.7%',
    ]);
  });

  it('does not take a sentence of other figures for its own', () => {
    const made = targetOn('新设市场主体12.3万户，同比增长8.5%');
    const other = '新设经营主体13.1万户，同比增长6.2%';
    expect(placeIn(changed('新设市场主体12.3万户，同比增长8.5%', other), made)).toEqual(['orphan', null]);
  });

  it('does not fuzzily match a short quote', () => {
    expect(placeIn(changed('检验率达到', '检测率达到'), targetOn('检验率达到'))).toEqual(['orphan', null]);
  });

  it('is doubtful where words of a long quote have changed but no figure', () => {
    const made = targetOn('承诺线下无理由退货的商家突破2000家');
    const quote = '承诺线下七天退货的商家突破2000家';
    expect(placeIn(changed('无理由退货', '无条件退货'), made)[0]).toBe('doubtful');
    expect(
      placeIn(changed('承诺线下无理由退货的商家突破2000家', quote.replace('2000', '2100')), made)[0],
    ).toBe('orphan');
  });

  it('finds its own among the same words by what stands around them', () => {
    const made = targetOn('同比增长8.5%');
    const [first] = PASSAGES;
    expect(placeIn(['前言。', ...PASSAGES], made)).toEqual(['shifted', '同比增长8.5%']);
    const { place } = placeAnchor(made, edition(['前言。', ...PASSAGES]));
    expect(place?.passageId).toBe('linjiang-2024:original:1');
    expect(
      placeIn(
        PASSAGES.filter((text) => text !== first),
        made,
      )[0],
    ).toBe('orphan');
  });

  it('finds its own among the same words though one was put in right beside it', () => {
    const others = '年初部署了春季行动，随后切实维护消费者合法权益，并于当月通报。';
    const own = '为营造放心舒心的消费环境，切实维护消费者合法权益，推动消费提质。';
    const target = targetOn('切实维护消费者合法权益', [own]);
    const edited = own.replace('，切', '，各地切').replace('益，', '益的同时，');
    const { place } = placeAnchor(target, edition([others, edited]));
    expect(place?.passageId).toBe('linjiang-2024:original:1');
  });

  it('does not decide between two places that look alike', () => {
    const twice = ['甲区切实维护消费者合法权益。', '甲区切实维护消费者合法权益。'];
    const made = targetOn('切实维护消费者合法权益', ['甲区切实维护消费者合法权益。', '乙区。']);
    expect(placeIn(twice, made)[0]).toBe('doubtful');
  });

  it('does not find a number inside a longer one', () => {
    const made = targetOn('312家');
    expect(placeIn(changed('多出312家', '多出1312家'), made)[0]).toBe('orphan');
    expect(placeIn(changed('多出312家', '多出5.312家'), made)[0]).toBe('orphan');
    const cut = targetOn('比上年多出312');
    expect(placeIn(changed('多出312家', '多出3124家'), cut)[0]).toBe('orphan');
    expect(placeIn(['前言。', ...PASSAGES], made)).toEqual(['shifted', '312家']);
    expect(placeIn(['前言。', ...PASSAGES], cut)).toEqual(['shifted', '比上年多出312']);
  });

  it('does not pass over a turn of meaning', () => {
    expect(figuresOf('没有发生重大事故')).not.toBe(figuresOf('发生重大事故'));
    expect(figuresOf('居全省第一')).not.toBe(figuresOf('居全省第二'));
    expect(figuresOf('同比增长8.5%')).not.toBe(figuresOf('同比下降8.5%'));
    expect(figuresOf('１６条')).toBe(figuresOf('16条'));
  });

  it('counts code points behind characters outside the basic plane', () => {
    const texts = ['𠮷祥街道去年新增个体工商户6312户，同比持平。'];
    expect(placeIn(['𠮷𠮷说明。', ...texts], targetOn('新增个体工商户6312户', texts))).toEqual([
      'shifted',
      '新增个体工商户6312户',
    ]);
  });
});

/** A text as a list of characters that remember where they come from: [passage, offset] of the original, or null. */
type Traced = readonly (readonly { readonly char: string; readonly from: string | null }[])[];

const traced: Traced = PASSAGES.map((text, p) => [...text].map((char, o) => ({ char, from: `${p}:${o}` })));

const mutation = fc.record({
  kind: fc.constantFrom(
    'digits',
    'digit',
    'replace',
    'delete',
    'insert',
    'drop',
    'double',
    'look-alike',
    'swap',
    'split',
  ),
  passage: fc.nat(30),
  at: fc.nat(60),
  length: fc.integer({ min: 1, max: 9 }),
  seed: fc.nat(9999),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

const WORDS = [...'经营主体监管服务效能提升工作全省全年检查整治'];

function mutate(text: Traced, { kind, passage, at, length, seed }: Mutation): Traced {
  const p = passage % text.length;
  const line = text[p]!;
  const from = at % Math.max(1, line.length);
  const invented = (count: number): Traced[number] =>
    Array.from({ length: count }, (_, n) => ({ char: WORDS[(seed + n * 7) % WORDS.length]!, from: null }));
  const put = (changedLine: Traced[number]): Traced => text.with(p, changedLine);
  const otherDigits = (one: Traced[number][number], n: number): Traced[number][number] =>
    /\d/.test(one.char) ? { char: String((Number(one.char) + 1 + ((seed + n) % 8)) % 10), from: null } : one;
  switch (kind) {
    case 'digits':
      return put(line.map(otherDigits));
    case 'digit':
      return put(line.map((one, n) => (n >= from && n < from + 4 ? otherDigits(one, n) : one)));
    case 'replace':
      return put([...line.slice(0, from), ...invented(length), ...line.slice(from + length)]);
    case 'delete':
      return put(line.filter((_, n) => n < from || n >= from + length));
    case 'insert':
      return put([...line.slice(0, from), ...invented(length), ...line.slice(from)]);
    case 'drop':
      return text.length > 1 ? text.filter((_, n) => n !== p) : text;
    case 'double':
      // A copy made word for word is the sentence itself: nobody could tell the two apart.
      return [...text.slice(0, p), line, ...text.slice(p)];
    case 'look-alike':
      // The sentence of another year: the same words with other figures.
      return /\d/.test(line.map((one) => one.char).join(''))
        ? [...text, line.map((one, n) => ({ ...otherDigits(one, n), from: null }))]
        : text;
    case 'swap':
      return text.with(p, text[(p + 1) % text.length]!).with((p + 1) % text.length, line);
    case 'split':
      return [...text.slice(0, p), line.slice(0, from), line.slice(from), ...text.slice(p + 1)].filter(
        (one) => one.length > 0,
      );
  }
}

/** Where a range has gone: every surviving character of it, as places in the changed text. */
function survivors(text: Traced, target: RangeTarget): Set<string> {
  const p = Number(target.passageId.split(':').at(-1));
  const wanted = new Set(
    Array.from({ length: target.end - target.start }, (_, n) => `${p}:${target.start + n}`),
  );
  const found = new Set<string>();
  text.forEach((line, n) =>
    line.forEach((one, o) => one.from !== null && wanted.has(one.from) && found.add(`${n}:${o}`)),
  );
  return found;
}

describe('5,000 changed texts', () => {
  it('have no note at a wrong sentence, whatever its state', () => {
    const tally = { exact: 0, shifted: 0, doubtful: 0, orphan: 0 };
    const range = fc.record({
      passage: fc.nat(PASSAGES.length - 1),
      at: fc.nat(60),
      length: fc.integer({ min: 2, max: 30 }),
    });
    fc.assert(
      fc.property(
        range,
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        ({ passage, at, length }, mutations) => {
          const size = codePointLength(PASSAGES[passage]!);
          const start = at % (size - 1);
          const target = targetAt(PASSAGES, passage, start, Math.min(size, start + length));
          const text = mutations.reduce(mutate, traced);
          const texts = text.map((line) => line.map((one) => one.char).join(''));
          const { state, place } = placeAnchor(target, edition(texts));
          tally[state]++;
          if (!place) return;
          const p = Number(place.passageId.split(':').at(-1));
          const found = sliceCodePoints(texts[p]!, place.start, place.end);
          expect(figuresOf(found)).toBe(figuresOf(target.quote));
          if (state !== 'doubtful') expect(found).toBe(target.quote);
          const own = survivors(text, target);
          const hits = Array.from({ length: place.end - place.start }, (_, n) =>
            own.has(`${p}:${place.start + n}`),
          );
          expect(hits.some(Boolean), `${target.quote} → ${found} (${state})`).toBe(true);
        },
      ),
      { numRuns: Number(process.env['MUTATIONS'] ?? 5000) },
    );
    // The test means something only while notes are found.
    expect(tally.shifted + tally.exact).toBeGreaterThan(1500);
  });
});
