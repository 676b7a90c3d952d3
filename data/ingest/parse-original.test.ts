import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../contract/code-points.ts';
import { passagesInOrder } from '../schema/parsed-report.ts';
import {
  cutByCaption,
  hardWrapped,
  paintedTwice,
  spacedNumbers,
  withRadicals,
  withWideDigits,
} from '../testing/defective-text.ts';
import { NEWSPAPER_PAGE, WEB_PAGE, WORK_SUMMARY } from '../testing/sample-originals.ts';
import { parseOriginal } from './parse-original.ts';

const linesOf = (source: string): string[] =>
  passagesInOrder(parseOriginal(source).sections).map((passage) => passage.text);
const kindsOf = (source: string): string[] =>
  [...new Set(parseOriginal(source).defects.map((defect) => defect.kind))].sort();
const clean = (lines: readonly string[]): string => lines.join('\n\n');

describe('a newspaper page', () => {
  const page = parseOriginal(clean(NEWSPAPER_PAGE.lines));

  it('says who reports on which year', () => {
    expect(page.draft).toMatchObject({
      title: '守一方安宁 添一份活力',
      subtitle: '桐乡市市场监管局以实干书写年度答卷',
      byline: { 记者: ['林丽丽'], 通讯员: ['方圆圆', '沈一鸣'] },
      head: { name: '陆建国', title: '党委书记、局长' },
      agency: '桐乡市市场监督管理局',
      agencyLabel: '桐乡',
      region: '浙江省嘉兴市桐乡市',
      level: 'county-level city',
      yearCovered: 2023,
      yearPublished: 2024,
    });
    expect(page.unsure).toEqual([]);
    expect(Object.keys(page.inferred)).toContain('yearCovered');
  });

  it('keeps reviews and plans apart', () => {
    expect(page.sections.map(({ role, kind, year, level }) => `${role} ${kind} ${year} ${level}`)).toEqual([
      'front none null 1',
      'leader_statement plan 2024 1',
      'caption none null 1',
      'lead review 2023 1',
      'section review 2023 1',
      '看点 review 2023 2',
      '盘点 review 2023 2',
      'section review 2023 1',
      '看点 review 2023 2',
      '盘点 review 2023 2',
      'outlook plan 2024 1',
      'section plan 2024 2',
      'section plan 2024 2',
    ]);
  });

  it('is read without a repair when nothing is broken', () => {
    expect(linesOf(clean(NEWSPAPER_PAGE.lines))).toEqual(NEWSPAPER_PAGE.lines);
    expect(page.defects).toEqual([]);
  });
});

describe('every kind of defect', () => {
  it.each([
    [34, false],
    [34, true],
    [44, true],
    [62, false],
  ])('is repaired: lines broken at %i columns (blank lines between: %s)', (width, blank) => {
    expect(linesOf(hardWrapped(NEWSPAPER_PAGE.lines, width, blank))).toEqual(NEWSPAPER_PAGE.lines);
  });

  it('is repaired: paragraphs painted twice', () => {
    const source = clean(
      NEWSPAPER_PAGE.lines.map((line, i) => (i === 5 || i === 6 ? paintedTwice(line) : line)),
    );
    expect(linesOf(source)).toEqual(NEWSPAPER_PAGE.lines);
    expect(kindsOf(source)).toEqual(['doubled_text']);
  });

  it.each([
    [
      'spaces beside numbers',
      (line: string) => (line.length > 26 ? spacedNumbers(line) : line),
      'stray_space',
    ],
    ['radicals', withRadicals, 'radical'],
    ['full-width digits', withWideDigits, 'width'],
  ])('is repaired: %s', (_, spoil, kind) => {
    const source = clean(NEWSPAPER_PAGE.lines.map(spoil));
    expect(linesOf(source)).toEqual(NEWSPAPER_PAGE.lines);
    expect(kindsOf(source)).toContain(kind);
  });

  it('is repaired: a caption that cuts a sentence in two', () => {
    const caption = '图为执法人员在超市检查粽子包装。';
    const cut = NEWSPAPER_PAGE.lines.map((line, i) => (i === 17 ? cutByCaption(line, 31, caption) : line));
    const { sections, defects } = parseOriginal(clean(cut));
    expect(sections.flatMap((section) => section.passages.map(({ text }) => text))).toContain(
      NEWSPAPER_PAGE.lines[17],
    );
    expect(
      sections.find((section) => section.role === 'caption' && section.passages[0]!.text === caption),
    ).toBeDefined();
    expect(defects.map((defect) => [defect.kind, defect.before])).toContainEqual(['caption_lifted', caption]);
  });

  it('is repaired: a paragraph broken by blank lines in the middle of a sentence', () => {
    const broken = NEWSPAPER_PAGE.lines.map((line, i) =>
      i === 11 ? `${line.slice(0, 46)}\n\n\n\n${line.slice(46)}` : line,
    );
    expect(linesOf(clean(broken))).toEqual(NEWSPAPER_PAGE.lines);
    expect(kindsOf(clean(broken))).toEqual(['hard_wrap']);
  });

  it('is repaired: a sentence printed three times', () => {
    const sentence = '确保不发生较大以上事故。';
    const source = clean(NEWSPAPER_PAGE.lines) + sentence.repeat(2);
    expect(linesOf(`${source}`).at(-1)).toContain(sentence);
    expect(kindsOf(`${source}${sentence}`)).toEqual(['repeated_sentence']);
  });

  it('is listed with what stands in the source', () => {
    const source = hardWrapped(NEWSPAPER_PAGE.lines.map(spacedNumbers).map(withRadicals), 40, true);
    for (const defect of parseOriginal(source).defects) {
      expect(sliceCodePoints(source, defect.rawStart, defect.rawEnd)).toBe(defect.before);
    }
  });
});

describe('a work summary', () => {
  it('is divided by its numbering, and its second part is a plan', () => {
    const { draft, sections } = parseOriginal(clean(WORK_SUMMARY.lines));
    expect(draft).toMatchObject({ agency: '东阳市市场监督管理局', yearCovered: 2022, yearPublished: 2023 });
    expect(
      sections.map(({ role, kind, year, level, heading }) => [role, kind, year, level, heading?.text]),
    ).toEqual([
      ['front', 'none', null, 1, undefined],
      ['lead', 'review', 2022, 1, undefined],
      ['section', 'review', 2022, 1, '一、2022年工作情况'],
      ['section', 'review', 2022, 2, '（一）优化营商环境'],
      ['section', 'review', 2022, 2, '（二）守牢安全底线'],
      ['section', 'review', 2022, 2, '（三）加大执法力度'],
      ['outlook', 'plan', 2023, 1, '二、2023年工作思路'],
      ['section', 'plan', 2023, 2, '（一）激发市场活力'],
      ['section', 'plan', 2023, 2, '（二）强化质量支撑'],
    ]);
  });
});

describe('other ways to set a report', () => {
  const body = '去年，该局新增经营主体5210户，检查单位3120家次，守住了不发生区域性风险的底线。';
  const shape = (source: string): string[] =>
    parseOriginal(source).sections.map(
      ({ role, kind, heading }) => `${role} ${kind} ${heading?.text ?? '-'}`,
    );

  it('are read: headings with bullets', () => {
    const page = [
      '南京市市场监管局：护航发展谱新篇',
      '◆ 优化环境 添活力',
      body,
      '◆ 2023年工作打算',
      '力争新增经营主体5500户，让群众更有获得感。',
    ];
    expect(shape(page.join('\n'))).toEqual([
      'front none -',
      'section review ◆ 优化环境 添活力',
      'outlook plan ◆ 2023年工作打算',
    ]);
  });

  it('are read: an agency over the words of its summary, with a date', () => {
    const page = [
      '成都市武侯区市场监督管理局',
      '2023年度工作总结',
      '（2024年1月10日）',
      '一、主要工作',
      body,
    ];
    const { draft } = parseOriginal(page.join('\n'));
    expect([draft.title, draft.subtitle]).toEqual(['成都市武侯区市场监督管理局2023年度工作总结', null]);
    expect([draft.agency, draft.region]).toEqual(['成都市武侯区市场监督管理局', '四川省成都市武侯区']);
  });

  it('are read: a paper that came as an annex of another', () => {
    const text =
      '附件1\n\n临河县市场监督管理局2023年工作总结\n\n（2024年1月15日）\n\n2023年，查办案件452件。';
    expect(parseOriginal(text).draft.title).toBe('临河县市场监督管理局2023年工作总结');
  });

  it('are read: Markdown, whose marks are not shown', () => {
    expect(shape(`# 丽水市市场监督管理局2022年工作总结\n\n## 安全监管\n\n${body}`)).toEqual([
      'front none -',
      'section review 安全监管',
    ]);
  });

  it('are read: paragraphs known by their indent alone', () => {
    const paragraphs = [
      body,
      '同时，开展食品安全专项检查，立案查处128件，罚没款236万元，守住安全底线。',
      body.replace('去年', '此外'),
    ];
    const lines = paragraphs.flatMap((text) => `\u3000\u3000${text}`.match(/.{1,28}/gu) ?? []);
    expect(linesOf(`慈溪市市场监督管理局2021年工作总结\n${lines.join('\n')}`).slice(1)).toEqual(paragraphs);
  });
});

describe('a page saved from a web site', () => {
  const { draft, sections, defects } = parseOriginal(clean(WEB_PAGE.lines));

  it('loses its frame, which says when it was published', () => {
    expect(draft).toMatchObject({
      agency: '衢州市市场监督管理局',
      level: 'prefecture city',
      yearCovered: 2023,
      yearPublished: 2024,
      title: '衢州市市场监督管理局2023年工作总结',
    });
    expect(passagesInOrder(sections).map((passage) => passage.text)).toEqual(WEB_PAGE.lines.slice(5, 11));
    expect(defects.map((defect) => defect.kind)).toEqual(Array<string>(7).fill('page_furniture'));
  });
});

describe('what is not sure', () => {
  it('is left empty and named', () => {
    const { draft, unsure } = parseOriginal('各项工作稳步推进，干部群众反映良好。\n\n全年没有发生安全事故。');
    expect([draft.agency, draft.yearCovered, draft.title]).toEqual([null, null, null]);
    expect(unsure).toEqual([
      'title',
      'agency',
      'level',
      'region',
      'yearCovered',
      'yearPublished',
      'genre',
      'period',
    ]);
  });

  it('is believed when a person says it', () => {
    const { draft, unsure } = parseOriginal('各项工作稳步推进，干部群众反映良好。', {
      agency: '桐乡市市场监督管理局',
      yearCovered: 2021,
      title: '年度纪事',
    });
    expect(draft).toMatchObject({ agencyLabel: '桐乡', yearCovered: 2021, title: '年度纪事' });
    expect(unsure).not.toContain('agency');
  });
});

describe('any text', () => {
  it('is read without failing, and every shown character knows where it came from', () => {
    const piece = fc.oneof(
      fc.constantFrom(...NEWSPAPER_PAGE.lines, ...WORK_SUMMARY.lines, ...WEB_PAGE.lines),
      fc.constantFrom(
        '\n',
        '\n\n',
        '\n\n\n\n',
        ' ',
        '　　',
        '【盘点】',
        '—',
        '“',
        '，',
        '\u0000',
        '⼾',
        '𠮷',
        '2023年',
        '局长',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const source = pieces.join('');
        const length = [...source].length;
        for (const { text, map } of passagesInOrder(parseOriginal(source).sections)) {
          expect(map.length).toBe([...text].length);
          for (const [, rawStart, run] of map.runs)
            expect(rawStart >= 0 && rawStart + run <= length).toBe(true);
        }
      }),
      { numRuns: 200, seed: 20240122 },
    );
  });
});
