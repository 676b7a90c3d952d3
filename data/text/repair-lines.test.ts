import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from './normalise.ts';
import { findDoubledSegments, undouble } from './repair-doubled.ts';
import { removeRepeatedSentences } from './repair-repeats.ts';
import { removeStraySpaces } from './repair-spaces.ts';
import type { TracedText } from './traced-text.ts';

const traced = (text: string): TracedText => normaliseText(text).text;

function single(line: string): string | null {
  const found = findDoubledSegments(line);
  return found && undouble(traced(line), found).text;
}

describe('a line that was painted twice', () => {
  it('is read once', () => {
    expect(single('20232023，，再上新台阶再上新台阶')).toBe('2023，再上新台阶');
    expect(single('狠抓狠抓3535项任务项任务、、““44+N+N””清单清单')).toBe('狠抓35项任务、“4+N”清单');
    expect(single('■■记者记者 林丽丽林丽丽 通讯员通讯员 方圆圆方圆圆')).toBe('■记者 林丽丽 通讯员 方圆圆');
    expect(single('交出交出““两手硬两手硬”“”“两战赢两战赢””答卷答卷')).toBe('交出“两手硬”“两战赢”答卷');
  });

  it.each(['立案3030个', '专利7070件', '从从容容办事', '徐琳琳', '市市场监管局', '干部队伍队伍建设', '9090'])(
    'is not seen in %s',
    (line) => {
      const found = findDoubledSegments(line);
      expect(found === null || !found.sure).toBe(true);
    },
  );

  it('is found again whatever was doubled, piece by piece', () => {
    const piece = fc.stringMatching(/^[市场监管服务民生安全，。、0-9]{1,6}$/);
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const doubled = pieces.map((one) => one + one).join('');
        expect(single(doubled)).toHaveLength(pieces.join('').length);
      }),
    );
  });

  it('takes no time worth speaking of on a long line of one character', () => {
    const start = performance.now();
    findDoubledSegments('市'.repeat(1199));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('stray spaces', () => {
  const clean = (text: string): string => removeStraySpaces(traced(text)).text.text;

  it('beside digits are taken out of Chinese text', () => {
    expect(clean('新增 8715 户，同比 16% ，成立 100周年')).toBe('新增8715户，同比16%，成立100周年');
  });

  it('between words, and between two numbers, are left', () => {
    expect(clean('守底线 促发展 12 34')).toBe('守底线 促发展12 34');
    expect(clean('第1版 PART 2')).toBe('第1版 PART 2');
  });

  it('are listed with their place', () => {
    expect(removeStraySpaces(traced('共 12家')).defects).toEqual([
      { kind: 'stray_space', rawStart: 1, rawEnd: 2, before: ' ', after: '' },
    ]);
  });
});

describe('repeated sentences', () => {
  const clean = (text: string) => removeRepeatedSentences(traced(text));

  it('are kept once and listed', () => {
    const sentence = '打造基层所样板，争创五星级单位。';
    const { text, defects } = clean(`严抓队伍建设。${sentence}${sentence}${sentence}`);
    expect(text.text).toBe(`严抓队伍建设。${sentence}`);
    expect(defects.map((defect) => defect.before)).toEqual([sentence, sentence]);
  });

  it('are seen when two of them alternate', () => {
    const pair = '推进农贸市场改造提升。培育放心消费单位二百家。';
    expect(clean(pair + pair).text.text).toBe(pair);
  });

  it('are seen when three of them come again, and no more', () => {
    const three = '推进农贸市场改造提升。培育放心消费单位二百家。开展电梯安全专项检查。';
    expect(clean(three + three).text.text).toBe(three);
    const four = `${three}办结各类投诉举报千余件。`;
    expect(clean(four + four).text.text).toBe(four + four);
  });

  it('that are short or not neighbours stay', () => {
    const text = '好！好！好！完成年度目标任务。开展专项整治行动。完成年度目标任务。';
    expect(clean(text).text.text).toBe(text);
  });
});
