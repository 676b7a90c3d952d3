import { describe, expect, it } from 'vitest';
import { citationOf, citationsIn, type CitedReport } from './citation.ts';
import { endingsOf, formatNamed, formatOfEnding, formatsOf } from './export-formats.ts';

const REPORT: CitedReport = {
  reportId: 'tongchuan-2023',
  agency: '桐川市市场监督管理局',
  title: '守住一方安宁',
  subtitle: '——2023年工作回眸',
  yearCovered: 2023,
  yearPublished: 2024,
  sourceFile: null,
};
const PLACE: CitedReport = { ...REPORT, yearPublished: null, section: '一、50%_{改革}', quote: '办结9158件' };

describe('a citation', () => {
  it('names agency, title with subtitle, kind and year as the report form does', () => {
    expect(citationOf(REPORT)).toBe('桐川市市场监督管理局. 守住一方安宁：2023年工作回眸[R]. 2024.');
    expect(citationOf({ ...REPORT, subtitle: null, yearPublished: null })).toBe(
      '桐川市市场监督管理局. 守住一方安宁[R]. [2024].',
    );
    expect(citationOf({ ...REPORT, subtitle: null, yearPublished: null, yearCovered: null })).toBe(
      '桐川市市场监督管理局. 守住一方安宁[R]. [出版年不详].',
    );
    const part = { ...REPORT, subtitle: null, yearPublished: null };
    expect(
      ['2023-H1', '2023-Q3', '2023-04', '2023-01/2023-06', '2023-Q1/2023-Q3'].map((period) =>
        citationOf({ ...part, period }).slice(-7),
      ),
    ).toEqual(Array(5).fill('[2023].'));
    expect(
      ['2023-H2', '2023-12', '2023', '2021/2023', '2023-01/2023-12', '2023-Q1/2023-Q4'].map((period) =>
        citationOf({ ...part, period }).slice(-7),
      ),
    ).toEqual(Array(6).fill('[2024].'));
    expect(citationOf({ ...REPORT, subtitle: '——' })).toBe('桐川市市场监督管理局. 守住一方安宁[R]. 2024.');
    const unknown = { ...REPORT, agency: null, title: null, subtitle: null };
    expect(citationOf({ ...unknown, sourceFile: '总结.docx' })).toBe('佚名. 总结.docx[R]. 2024.');
    expect(citationOf(unknown)).toBe('佚名. 题名不详[R]. 2024.');
    expect(citationOf(PLACE)).toBe(
      '桐川市市场监督管理局. 守住一方安宁：2023年工作回眸[R]. [2024]: 一、50%_{改革}.',
    );
  });

  it('has a key of its own for every place and every report', () => {
    const other = { ...PLACE, section: '二、服务' };
    const keysIn = (text: string): string[] =>
      [...text.matchAll(/@techreport\{([^,]+),/g)].map(([, key]) => key!);
    expect(keysIn(citationsIn('bibtex', [PLACE, other, PLACE]))).toEqual([
      'tongchuan-2023',
      'tongchuan-2023:2',
    ]);
    const ids = (JSON.parse(citationsIn('csl', [PLACE, other])) as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(['tongchuan-2023', 'tongchuan-2023:2']);
    const named = ['东阳-2022', '义乌-2022', 'dongyang-2022~af3dd7e1'].map((reportId) => ({
      ...REPORT,
      reportId,
    }));
    const keys = keysIn(citationsIn('bibtex', named));
    expect(new Set(keys).size).toBe(3);
    for (const key of keys) expect(key).toMatch(/^[\w:.-]+$/);
  });

  it('says what kind of document it is where another could be taken for it, once', () => {
    const kind = '政府信息公开年度报告';
    expect(citationOf({ ...REPORT, kind })).toBe(
      '桐川市市场监督管理局. 守住一方安宁：2023年工作回眸：政府信息公开年度报告[R]. 2024.',
    );
    expect(citationOf({ ...REPORT, title: `2023年${kind}`, subtitle: null, kind })).toBe(
      '桐川市市场监督管理局. 2023年政府信息公开年度报告[R]. 2024.',
    );
    expect(citationsIn('bibtex', [{ ...REPORT, kind }])).toContain('回眸：政府信息公开年度报告}}');
  });

  it('is written in every format from the same fields, nothing of a text becoming syntax', () => {
    expect(citationsIn('bibtex', [PLACE])).toBe(`@techreport{tongchuan-2023,
  author = {{桐川市市场监督管理局}},
  title = {{守住一方安宁：2023年工作回眸}},
  institution = {桐川市市场监督管理局},
  year = {2024},
  chapter = {一、50\\%\\_\\{改革\\}},
  note = {办结9158件; 出版年为推定},
  langid = {chinese}
}
`);
    expect(citationsIn('ris', [{ ...REPORT, title: '守住\r\nER  - 一方' }]).split('\r\n')).toEqual([
      'TY  - RPRT',
      'ID  - tongchuan-2023',
      'AU  - 桐川市市场监督管理局',
      'TI  - 守住 ER - 一方：2023年工作回眸',
      'PY  - 2024',
      'PB  - 桐川市市场监督管理局',
      'LA  - zh-CN',
      'ER  - ',
      '',
    ]);
    expect(JSON.parse(citationsIn('csl', [PLACE]))).toEqual([
      {
        id: 'tongchuan-2023',
        type: 'report',
        author: [{ literal: '桐川市市场监督管理局' }],
        title: '守住一方安宁：2023年工作回眸',
        issued: { 'date-parts': [[2024]], circa: true },
        publisher: '桐川市市场监督管理局',
        section: '一、50%_{改革}',
        note: '办结9158件',
        language: 'zh-CN',
      },
    ]);
  });

  it('is there once for each place', () => {
    expect(citationsIn('gbt7714', [REPORT, PLACE, REPORT]).trim().split('\n')).toHaveLength(2);
  });
});

describe('the formats of export', () => {
  it('are found by their endings and named from one list', () => {
    expect(formatsOf('table')).toEqual(['xlsx', 'csv', 'markdown']);
    expect(formatsOf('page')).toEqual(['docx']);
    expect(formatOfEnding('notes', '.JSON')).toBe('jsonld');
    expect(formatOfEnding('hits', 'json')).toBe('csl');
    expect(formatOfEnding('table', '.bib')).toBeNull();
    expect(endingsOf('notes')).toBe('.docx, .xlsx, .csv, .md, .jsonld, .json');
    for (const format of formatsOf('hits')) expect(formatNamed(format).mediaType).toMatch(/^\w+\/\w/);
  });
});
