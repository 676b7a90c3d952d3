import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComparedRow } from '../contract/comparison-model.ts';
import type { PassageId } from '../contract/model.ts';
import { alignSentences } from './align-sentences.ts';
import type { Sentence } from './sentence.ts';

/** A text as sentences, in sections of `perSection`. */
function text(lines: readonly string[], side = 'l', perSection = 1000): Sentence[] {
  return lines.map((line, order) => ({
    // Test ids: any unlike string will do.
    passageId: `${side}:${order}` as PassageId,
    start: 0,
    end: [...line].length,
    text: line,
    isHeading: false,
    section: Math.floor(order / perSection),
    heading: null,
    topic: null,
    kind: 'review',
    figures: [],
  }));
}

const LINES = [
  '全年立案查处价格违法案件86件，罚没款合计120万元。',
  '老旧小区的电梯更新改造进展顺利，困人时间缩短一半。',
  '两家企业获得市长质量奖，团体标准发布9项。',
  '药店远程审方系统接入门店310家。',
  '集镇农贸市场完成雨污分流和摊位改造。',
  '青年干部轮流到基层所跟班学习。',
  '商标品牌指导站走进电商园区。',
];

const kindsOf = (rows: readonly ComparedRow[]) => rows.map((row) => row.kind);
const shape = (rows: readonly ComparedRow[]) =>
  rows.map((row) => [row.left?.text ?? null, row.right?.text ?? null, row.kind, row.score]);

describe('the alignment of two texts', () => {
  it('finds two identical texts the same, also where sentences repeat', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 12 }), (lines) => {
        const rows = alignSentences(text(lines), text(lines, 'r'));
        expect(kindsOf(rows)).toEqual(lines.map(() => 'same'));
        rows.forEach((row, place) =>
          expect([row.left?.passageId, row.right?.passageId]).toEqual([`l:${place}`, `r:${place}`]),
        );
      }),
    );
  });

  it('finds a moved sentence wherever it is moved, and leaves the others where they are', () => {
    fc.assert(
      fc.property(fc.nat(LINES.length - 1), fc.nat(LINES.length - 1), (from, to) => {
        fc.pre(Math.abs(from - to) > 1);
        const rest = LINES.toSpliced(from, 1);
        const rows = alignSentences(text(LINES), text(rest.toSpliced(to, 0, LINES[from]!), 'r'));
        expect(rows.filter((row) => row.kind === 'moved').map((row) => row.right?.text)).toEqual([
          LINES[from],
        ]);
        expect(rows.filter((row) => row.kind !== 'moved').every((row) => row.kind === 'same')).toBe(true);
      }),
    );
  });

  it('calls a sentence moved that went over the border of its section without changing its order', () => {
    const right = text(LINES, 'r', 3).map((one, place) => (place === 3 ? { ...one, section: 0 } : one));
    const rows = alignSentences(text([...LINES], 'l', 3), right);
    expect(kindsOf(rows)).toEqual(['same', 'same', 'same', 'moved', 'same', 'same', 'same']);
  });

  it('mirrors when left and right change places', () => {
    const line = fc.constantFrom(
      ...LINES,
      '药店远程审方系统接入门店402家。',
      '青年干部到基层所跟班一个月。',
      '',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), fc.array(line, { maxLength: 10 }), (a, b) => {
        const mirrored = { new: 'dropped', dropped: 'new' } as const;
        const forward = alignSentences(text(a), text(b, 'r', 3)).map((row) =>
          JSON.stringify([
            row.left?.passageId,
            row.right?.passageId,
            row.kind,
            row.score,
            row.leftChanges,
            row.rightChanges,
          ]),
        );
        const backward = alignSentences(text(b, 'r', 3), text(a)).map((row) => {
          const kind = row.kind === 'new' || row.kind === 'dropped' ? mirrored[row.kind] : row.kind;
          return JSON.stringify([
            row.right?.passageId,
            row.left?.passageId,
            kind,
            row.score,
            row.rightChanges,
            row.leftChanges,
          ]);
        });
        expect(forward.sort()).toEqual(backward.sort());
      }),
    );
  });

  it('holds every sentence of both texts exactly once', () => {
    const line = fc.constantFrom(...LINES, '药店远程审方系统接入门店402家。', '');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), fc.array(line, { maxLength: 10 }), (a, b) => {
        const rows = alignSentences(text(a), text(b, 'r'));
        const left = rows.flatMap((row) => (row.left ? [row.left.passageId] : []));
        expect(left.sort()).toEqual(
          text(a)
            .map((one) => one.passageId)
            .sort(),
        );
        expect(rows.flatMap((row) => (row.right ? [row.right.passageId] : []))).toEqual(
          text(b, 'r').map((one) => one.passageId),
        );
      }),
    );
  });

  it('tells a changed figure from a changed wording, with marks', () => {
    const [figure, worded] = alignSentences(
      text(['药店远程审方系统接入门店310家。', '两家企业获得市长质量奖，团体标准发布9项。']),
      text(['药店远程审方系统接入门店402家。', '两家企业获得省长质量奖，团体标准发布9项。'], 'r'),
    );
    expect(figure).toMatchObject({ kind: 'figure', leftChanges: [[12, 15]], rightChanges: [[12, 15]] });
    expect(worded).toMatchObject({ kind: 'reworded', wording: 'reworded' });
    expect(worded!.leftChanges.length).toBeGreaterThan(0);
  });

  it('tells a changed figure from a changed wording in the cells of a row, with marks', () => {
    const of = (a: string, b: string) => {
      const [row] = alignSentences(text([a]), text([b], 'r'));
      return [row?.kind, row?.leftChanges, row?.rightChanges];
    };
    expect(of('规章\t3\t\t12\n', '规章\t\t3\t12\n')).toEqual(['figure', [[3, 4]], [[4, 5]]]);
    expect(of('规章\t3件\t12', '规章\t4件\t12')).toEqual(['figure', [[3, 4]], [[3, 4]]]);
    expect(of('规章\t3\t\n', '规章\t3\n')[0]).toBe('same');
    expect(of('规章\t2 3\t1', '规章\t23\t1')).toEqual(['figure', [[3, 6]], [[3, 5]]]);
    expect(of('价格上涨2 3项。', '价格上涨23项。')[0]).toBe('figure');
    expect(of('规章\t3\t√', '规章\t3\t×')[0]).toBe('reworded');
  });

  it('takes 3,200 and 3200 for the same figure, also beside one that changed', () => {
    const [row] = alignSentences(text(['办结3,200件，处罚3件。']), text(['办结3200件，处罚4件。'], 'r'));
    expect(row).toMatchObject({ kind: 'figure', leftChanges: [[11, 12]], rightChanges: [[10, 11]] });
  });

  it('knows an older term by its present name', () => {
    const left = text(['年末市场主体总数为五万户。', ...LINES]);
    const right = text([...LINES, '经营主体年末超过八万户。'], 'r');
    const rows = alignSentences(left, right, new Map([['市场主体', '经营主体']]));
    expect(shape(rows).at(-1)?.slice(0, 3)).toEqual([
      '年末市场主体总数为五万户。',
      '经营主体年末超过八万户。',
      'moved',
    ]);
  });

  it('names the sentence into which a dropped one was merged', () => {
    const rows = alignSentences(
      text(['药店远程审方系统接入门店310家。', '集镇农贸市场完成雨污分流和摊位改造。']),
      text(['药店远程审方系统接入门店402家，集镇农贸市场完成雨污分流。'], 'r'),
    );
    const dropped = rows.find((row) => row.kind === 'dropped');
    expect(dropped?.related?.passageId).toBe('r:0');
  });

  it('puts dropped sentences behind their left neighbour and shows what is new', () => {
    const rows = alignSentences(
      text([LINES[0]!, LINES[1]!, LINES[2]!]),
      text([LINES[0]!, LINES[4]!, LINES[2]!], 'r'),
    );
    expect(kindsOf(rows)).toEqual(['same', 'dropped', 'new', 'same']);
  });

  it('stands an empty text, 300 sections and a paragraph without end', () => {
    expect(alignSentences([], [])).toEqual([]);
    expect(kindsOf(alignSentences(text(LINES), []))).toEqual(LINES.map(() => 'dropped'));
    const many = Array.from({ length: 300 }, (_, n) => `第${n}组走访了${n * 7}户商家，收集意见。`);
    expect(
      kindsOf(alignSentences(text(many, 'l', 1), text(many, 'r', 1))).every((kind) => kind === 'same'),
    ).toBe(true);
    const endless = Array.from({ length: 20_000 }, (_, n) => LINES[n % 7]!.slice(n % 5, 6 + (n % 3))).join(
      '',
    );
    const changed = alignSentences(
      text([endless]),
      text([`${endless.slice(0, 500)}改${endless.slice(501)}`], 'r'),
    );
    expect(kindsOf(changed)).toEqual(['reworded']);
  });
});
