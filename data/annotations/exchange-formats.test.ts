import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IndicatorId } from '../contract/model.ts';
import mammoth from 'mammoth';
import * as SheetJS from 'xlsx';
import { notesCsv } from './table-export.ts';
import type { Notebook } from './notebook.ts';
import { NotebookDesk, noteOn, SAMPLE_REPORT } from './testing/sample-notebook.ts';

let desk: NotebookDesk;
let notebook: Notebook;

beforeEach(() => {
  desk = new NotebookDesk();
  notebook = desk.open();
});
afterEach(() => desk.remove());

function fillNotebook(): void {
  const note = notebook.annotations.create({
    ...noteOn('382.56万元', '**口径**：与年报\n不一致？'),
    kind: 'question',
    colour: 'blue',
    tags: ['核对', '消费维权'],
    assignee: '李建国',
  });
  notebook.annotations.create({ kind: 'comment', body: '一致', targets: [], replyTo: note.annotationId });
  notebook.annotations.create({ ...noteOn('2000家', ''), kind: 'correction', replacement: '2100家' });
  notebook.annotations.create({
    kind: 'highlight',
    targets: [{ kind: 'report', reportId: SAMPLE_REPORT }],
    replyTo: null,
  });
}

/** Without what an import makes anew: revisions and the time of the change. */
function contents(one: Notebook): unknown[] {
  return one.annotations.list({ deleted: false }).map(({ revision: _, modified: __, ...note }) => note);
}

describe('W3C JSON-LD', () => {
  it('brings every note to another notebook as it was, and a second time brings nothing', () => {
    fillNotebook();
    const { jsonLd, count } = notebook.exportJsonLd();
    expect(count).toBe(4);
    const other = new NotebookDesk();
    try {
      const copy = other.open({ author: '赵强' });
      expect(copy.importJsonLd(jsonLd)).toEqual({ added: 4, known: 0, inTrash: [], refused: [], losses: [] });
      expect(contents(copy)).toEqual(contents(notebook));
      expect(copy.importJsonLd(jsonLd)).toEqual({ added: 0, known: 4, inTrash: [], refused: [], losses: [] });
      copy.undoStack.undo();
      expect(contents(copy)).toEqual([]);
    } finally {
      other.remove();
    }
  });

  it('has the selectors of the recommendation, with positions in code points', () => {
    notebook.annotations.create(noteOn('9158件', '核对'));
    const { first } = JSON.parse(notebook.exportJsonLd().jsonLd) as { first: { items: readonly unknown[] } };
    expect(first.items[0]).toMatchObject({
      type: 'Annotation',
      motivation: 'commenting',
      target: {
        selector: [
          { type: 'TextQuoteSelector', exact: '9158件', prefix: '全年办结投诉举报' },
          { type: 'TextPositionSelector', start: 8, end: 13 },
        ],
      },
    });
  });

  it('refuses hostile items one by one and says why', () => {
    const { annotationId } = notebook.annotations.create(noteOn('9158件', '样本'));
    const [good] = (
      JSON.parse(notebook.exportJsonLd().jsonLd) as { first: { items: readonly Record<string, unknown>[] } }
    ).first.items;
    const id = (n: number): string => `urn:uuid:00000000-0000-4000-8000-00000000000${n}`;
    const items = [
      { ...good, id: id(1) },
      { ...good, id: id(1) },
      { ...good, id: 'urn:uuid:../../notebook.sqlite' },
      { ...good, id: id(2), body: { type: 'TextualBody', value: '长'.repeat(10_000_000) } },
      { ...good, id: id(3), target: 'https://example.org/page' },
      { ...good, id: id(4), created: '9999-12-31T23:59:59Z' },
      { ...good, id: id(5), target: id(6) },
      { ...good, id: id(6), target: id(5) },
      { ...good, id: id(7), body: '<script>alert(1)</script>' },
      null,
      7,
    ];
    const result = notebook.importJsonLd(JSON.stringify({ type: 'AnnotationPage', items }));
    // An id that is none of ours is given one that is; a text from elsewhere is no reason to refuse a note.
    expect(result.added).toBe(4);
    expect(result.refused.map(({ item, code }) => [item.slice(0, 7).trim(), code])).toEqual([
      ['item 2', 'twice'],
      ['item 4', 'form'],
      ['item 6', 'date'],
      ['item 10', 'form'],
      ['item 11', 'form'],
      ['0000000', 'circle'],
      ['0000000', 'circle'],
    ]);
    expect(result.refused.every((one) => one.reason.length > 3 && one.reason.length < 300)).toBe(true);
    expect(result.refused[1]!.item).toBe(`item 4 “${'长'.repeat(24)}”`);
    expect(notebook.annotations.list({ deleted: false }).map((note) => note.annotationId)).toContain(
      annotationId,
    );
  });

  it('refuses dates at which nothing can have been written, and look-alike ids', () => {
    notebook.annotations.create(noteOn('9158件', '样本'));
    const [good] = (
      JSON.parse(notebook.exportJsonLd().jsonLd) as { first: { items: readonly Record<string, unknown>[] } }
    ).first.items;
    const id = (n: number): string => `urn:uuid:00000000-0000-4000-8000-0000000000${n}`;
    const dates = ['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', '1066-10-14'];
    const items = [
      ...dates.map((created, n) => ({ ...good, id: id(10 + n), created })),
      { ...good, id: id(20).replace('8', '８') },
      { ...good, id: id(21).replace('urn:uuid:0', 'urn:uuid:О') },
      { ...good, id: id(22), target: id(99) },
    ];
    const { added, refused } = notebook.importJsonLd(JSON.stringify(items));
    // The answer to a note that nobody has is kept, and seen on its own.
    expect([added, refused.map(({ code }) => code)]).toEqual([3, ['date', 'date', 'date']]);
    const ids = notebook.annotations.list({ deleted: false }).map((note) => note.annotationId);
    expect(ids).toHaveLength(4);
    for (const one of ids) expect(one).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('leaves script in a note as the words that it is', () => {
    notebook.annotations.create(noteOn('9158件', '样本'));
    const script = '<img src=x onerror=alert(1)> [点我](javascript:alert(2)) <script>alert(3)</script>';
    const jsonLd = notebook.exportJsonLd().jsonLd.replace('样本', JSON.stringify(script).slice(1, -1));
    const changed = jsonLd.replace(/urn:uuid:.{8}/u, 'urn:uuid:00000000');
    expect(notebook.importJsonLd(changed)).toMatchObject({ added: 1, refused: [] });
    const bodies = notebook.annotations.list({ deleted: false }).map((note) => note.body);
    expect(bodies).toContain(script);
  });

  it('takes what is no annotation file as a whole for an error', () => {
    for (const text of ['', '{', '[1', '"x"', '{"type":"Dataset"}']) {
      expect(() => notebook.importJsonLd(text), text).toThrow(
        expect.objectContaining({ code: 'file_format' }),
      );
    }
  });

  it('shows a note of another archive as lost, not at a look-alike', () => {
    notebook.annotations.create(noteOn('9158件', '别的档案库'));
    const foreign = notebook
      .exportJsonLd()
      .jsonLd.replaceAll('linjiang-2024', 'linjiang-2023')
      .replace(/urn:uuid:.{8}/u, 'urn:uuid:00000000');
    notebook.importJsonLd(foreign);
    const found = notebook.annotations.list({
      deleted: false,
      reportId: 'linjiang-2023' as typeof SAMPLE_REPORT,
    });
    expect(found[0]?.targets[0]).toMatchObject({ state: 'orphan', place: null, quote: '9158件' });
  });
});

describe('a table for a spreadsheet', () => {
  it('begins with a byte order mark and makes no cell a formula', () => {
    notebook.annotations.create(noteOn('9158件', '=HYPERLINK("http://x")'));
    notebook.annotations.create(noteOn('16条', '第一行\n第二行,有"引号"'));
    notebook.annotations.create({ ...noteOn('16条', '+1'), tags: ['@cmd'] });
    const csv = notesCsv(notebook.annotations.list({ deleted: false }), String);
    expect(csv.startsWith('\uFEFF编号,回复,类型')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(csv).toContain('"第一行\n第二行,有""引号"""');
    expect(csv).toContain(`,'+1,,,'@cmd,`);
    expect(csv.split('\r\n')).toHaveLength(5);
  });

  it('says in words what a note is and where it stands, be that no stretch of text', () => {
    notebook.annotations.create({ ...noteOn('9158件', '样本'), kind: 'todo', colour: 'blue' });
    const [reportId, edition] = [SAMPLE_REPORT, 'original'] as const;
    const whole = notebook.annotations.create({
      kind: 'question',
      targets: [
        { kind: 'report', reportId },
        { kind: 'section', reportId, edition, heading: '消费维权' },
        { kind: 'indicator', reportId, indicatorId: 'linjiang-2024:original:i7' as IndicatorId },
      ],
      replyTo: null,
    });
    notebook.annotations.create({ kind: 'comment', body: '答复', targets: [], replyTo: whole.annotationId });
    const csv = notesCsv(notebook.annotations.list({ deleted: false }), () => '临江 2024');
    expect(csv).toContain('待办,蓝,未解决,临江 2024,原文 linjiang-2024:original:1,位置准确,9158件,样本,');
    expect(csv).toContain(
      '疑问,黄,未解决,临江 2024,全篇；原文 章节：消费维权；数据 linjiang-2024:original:i7,,,,',
    );
    expect(csv).toContain(`,${whole.annotationId},评注,`);
  });

  it('has a workbook with a row for each note, whose words are never a formula', async () => {
    notebook.annotations.create(noteOn('9158件', '=1+1'));
    const { fileName, count, contentBase64 } = await notebook.exportFile({
      format: 'xlsx',
      annotationIds: undefined,
    });
    expect([fileName.split('.').at(-1), count]).toEqual(['xlsx', 1]);
    const { Sheets } = SheetJS.read(Buffer.from(contentBase64, 'base64'), { cellFormula: true });
    const cells = Object.values(Sheets['批注']!) as readonly SheetJS.CellObject[];
    expect(SheetJS.utils.sheet_to_json(Sheets['批注']!)).toHaveLength(1);
    expect(cells.filter((cell) => cell.v === '=1+1')).toHaveLength(1);
    expect(cells.every((cell) => cell.f === undefined)).toBe(true);
  });
});

describe('a Word file', () => {
  it('has quotes before notes and answers under what they answer, tables in rows', async () => {
    const note = notebook.annotations.create({
      ...noteOn('9158件', '口径与上年不同？\n\n待核'),
      tags: ['核对'],
    });
    notebook.annotations.create({ kind: 'comment', body: '一致', targets: [], replyTo: note.annotationId });
    const { contentBase64, fileName, count } = await notebook.exportFile({
      format: 'docx',
      annotationIds: undefined,
    });
    expect([fileName.split('.').at(-1), count]).toEqual(['docx', 2]);
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(contentBase64, 'base64') });
    const order = ['<h1>', '9158件', '#核对', '口径与上年不同？', '待核', '回复', '一致'];
    const places = order.map((words) => value.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});

describe('what search asks of the notebook', () => {
  it('is where notes stand now, and which tags are in use', () => {
    notebook.annotations.create({ ...noteOn('放心消费示范街区扩大到16条', ''), tags: ['街区'] });
    notebook.annotations.create({ ...noteOn('9158件', ''), tags: ['街区', '核对'] });
    const { aroundSearch } = notebook;
    expect([...aroundSearch.annotatedPassages()].sort()).toEqual([
      'linjiang-2024:original:1',
      'linjiang-2024:original:2',
    ]);
    expect(aroundSearch.tags()).toEqual([
      { tag: '街区', count: 2 },
      { tag: '核对', count: 1 },
    ]);
    notebook.annotations.remove(notebook.annotations.list({ deleted: false })[0]!);
    expect(aroundSearch.tags()).toEqual([
      { tag: '核对', count: 1 },
      { tag: '街区', count: 1 },
    ]);
  });
});
