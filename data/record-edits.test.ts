/** What a person says of a record is in force at once wherever the record is read. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReportId, ReportSummary } from './contract/model.ts';
import type { RecordValue } from './contract/record-value.ts';
import { EDITED_FIELDS, type FieldKey } from './contract/record-fields.ts';
import { valueIn } from './contract/record-values.ts';
import { buildArchive } from './ingest/build-archive.ts';
import { openNotebookLane } from './notebook-lane.ts';
import { openReadingLane } from './reading-lane.ts';
import { libraryForEach } from './testing/library-for-each.ts';

const here = libraryForEach(3);

const ONE = 'synthetic-1' as ReportId;
const TWO = 'synthetic-2' as ReportId;

function edit(fields: Partial<Record<FieldKey, RecordValue>>, reportId = ONE): void {
  const edits = Object.entries(fields).map(([key, is]) => [key, { is }]);
  here.archive['records.edit']({
    edits: [{ reportId, fields: Object.fromEntries(edits) as object, addTags: [], removeTags: [] }],
  });
}
const listed = (reportId = ONE): ReportSummary =>
  here.archive['reports.list']({}).find((one) => one.reportId === reportId)!;
const search = (query: string, filters = {}) =>
  here.archive['search.run']({ query, limit: 100, offset: 0, filters, exact: false, sort: 'relevance' });
const found = (query: string): Set<string> => new Set(search(query).hits.map((hit) => hit.reportId));
async function exported(format: 'gbt7714' | 'csv'): Promise<string> {
  const request = { query: '监管', filters: {}, exact: false, sort: 'relevance', format } as const;
  const { contentBase64 } = await here.archive['search.export'](request);
  return Buffer.from(contentBase64, 'base64').toString();
}

/** A value that no synthetic report has, for every field. */
const NEW: Readonly<Record<FieldKey, RecordValue>> = {
  title: '为了一方安宁',
  subtitle: '临河县二〇二二年回眸',
  kicker: '年终特稿',
  agency: '临河县市场监督管理局',
  genre: 'disclosure',
  period: '2031-H1',
  plannedPeriod: '2032',
  yearPublished: 2033,
  region: '某省临河县',
  level: 'county',
  byline: { 记者: ['王小禾', '李青'] },
  head: { name: '周正', title: '局长' },
  archivalCode: 'X043-WS·2022-Y-BGS-0001',
  fondsCode: 'X043',
  responsibility: ['临河县消费者权益保护委员会'],
  documentNumber: '临市监〔2022〕3号',
  date: '20220315',
  security: '内部',
  retention: '30年',
  subjects: ['市场监管', '年度总结'],
  remarks: '据第二版',
  location: '三号库房',
  itemNumber: 12,
  tags: ['待核实'],
  collections: null,
};

describe('an edited field', () => {
  it.each(EDITED_FIELDS.map(({ key }) => key).filter((key) => key !== 'tags'))(
    '%s is read back from the list, the report and the form, after a restart too',
    (key) => {
      edit({ [key]: NEW[key] });
      for (let round = 0; round < 2; round++) {
        expect(valueIn(listed(), key)).toEqual(NEW[key]);
        expect(valueIn(here.archive['reports.read']({ reportId: ONE }), key)).toEqual(NEW[key]);
        const field = here.archive['records.read']({ reportId: ONE }).fields.find((one) => one.field === key);
        expect(field).toMatchObject({ value: NEW[key], isEdited: true });
        expect(valueIn(listed(TWO), key)).not.toEqual(NEW[key]);
        here.library.close();
        here.open();
      }
    },
  );

  it('is in force in facets, field queries, names, figures, suggestions, citations and exports', async () => {
    edit({ agency: NEW.agency, genre: 'disclosure', period: '2031', title: NEW.title, level: 'county' });
    const { facets } = search('监管');
    expect(facets.agency.map(({ value }) => value)).toContain(NEW.agency);
    expect(facets.year.map(({ value }) => value)).toContain('2031');
    expect(facets.genre.map(({ value }) => value)).toContain('disclosure');
    expect(found('机关:临河')).toEqual(new Set([ONE]));
    expect(found('年度:2031')).toEqual(new Set([ONE]));
    expect(found('文种:信息公开')).toEqual(new Set([ONE]));
    expect(found('报告:一方安宁')).toEqual(new Set([ONE]));
    expect(search('机关:临河').hits[0]!.reportName).toBe('临河 2031');
    expect(here.archive['indicators.list']({ reportId: ONE })[0]!.agency).toBe(NEW.agency);
    expect(here.archive['search.suggest']({ text: '临河', limit: 10 }).map(({ label }) => label)).toContain(
      NEW.agency,
    );
    expect(await exported('gbt7714')).toContain('临河县市场监督管理局. 为了一方安宁');
    expect(await exported('csv')).toContain('临河县市场监督管理局');
  });

  it.each([
    ['档号:X043', { archivalCode: 'X043-WS·2022-0001' }],
    ['保管期限:30年', { retention: '30年' }],
    ['主题词:年度总结', { subjects: ['市场监管', '年度总结'] }],
    ['署名:王小禾', { byline: { 记者: ['王小禾'] } }],
    ['题名:一方安宁', { title: '为了一方安宁' }],
    ['标题:一方安宁', { title: '为了一方安宁' }],
  ] as const)('is found by %s', (query, fields) => {
    expect(found(query)).toEqual(new Set());
    edit(fields);
    expect(found(query)).toEqual(new Set([ONE]));
    expect(found(`-${query} 监管`).has(ONE)).toBe(false);
  });

  it('changes neither file nor verification', () => {
    const edition = here.archive['library.status']({}).archives[0]!.editionId;
    edit({ title: NEW.title, archivalCode: NEW.archivalCode });
    expect(listed().title).toBe(NEW.title);
    expect(here.archive['library.status']({}).archives[0]!.editionId).toBe(edition);
    expect(here.archive['library.verify']({}).archives[0]).toMatchObject({ integrity: 'ok' });
    expect(here.archive['notebook.check']({})).toMatchObject({
      integrity: 'ok',
      journal: 'ok',
      contents: 'ok',
    });
  });

  it('is taken back and done again with everything else, as one step', () => {
    const before = here.archive['reports.list']({});
    edit({ title: NEW.title });
    here.archive['records.edit']({
      edits: [ONE, TWO].map((reportId) => ({
        reportId,
        fields: { retention: { is: '永久' }, title: { is: null } },
        addTags: ['甲'],
        removeTags: [],
      })),
    });
    expect(listed()).toMatchObject({ title: null, fields: { retention: '永久', tags: ['甲'] } });
    expect(here.archive['notebook.undo']({}).label).toBe('record.edit');
    expect(listed(TWO)).toEqual(before.find(({ reportId }) => reportId === TWO));
    expect(listed().title).toBe(NEW.title);
    here.archive['notebook.undo']({});
    expect(here.archive['reports.list']({})).toEqual(before);
    here.archive['notebook.redo']({});
    here.archive['notebook.redo']({});
    expect(listed()).toMatchObject({ title: null, fields: { retention: '永久', tags: ['甲'] } });
  });

  it('tells who changed what from what to what, and goes back to what the archive says', () => {
    const { title } = listed();
    here.archive['preferences.write']({ key: 'author', value: '王档' });
    edit({ title: '甲' });
    edit({ title: '乙' });
    here.archive['records.edit']({
      edits: [{ reportId: ONE, fields: { title: null }, addTags: [], removeTags: [] }],
    });
    const { history } = here.archive['records.read']({ reportId: ONE });
    expect(history.map(({ author, before, after }) => [author, before, after])).toEqual([
      ['王档', null, { is: '甲' }],
      ['王档', { is: '甲' }, { is: '乙' }],
      ['王档', { is: '乙' }, null],
    ]);
    expect(listed().title).toBe(title);
  });

  it('that says what is said already is no change', () => {
    edit({ title: '甲' });
    expect(
      here.archive['records.edit']({
        edits: [{ reportId: ONE, fields: { title: { is: '甲' } }, addTags: [], removeTags: [] }],
      }),
    ).toEqual({ changed: 0 });
  });

  it('makes sure what was unsure', async () => {
    const file = {
      name: '纪要.txt',
      contentBase64: Buffer.from('今年新增市场主体35户。\n'.repeat(5)).toString('base64'),
    };
    const [added] = await here.archive['imports.add']({ files: [file] });
    const reportId = added!.reportId!;
    expect(listed(reportId).unsure).toEqual(expect.arrayContaining(['agency', 'genre']));
    edit({ agency: '临河县市场监督管理局', genre: 'other', period: '2024' }, reportId);
    expect(listed(reportId).unsure).not.toEqual(expect.arrayContaining(['agency']));
    expect(listed(reportId)).toMatchObject({ agencyLabel: '临河', yearCovered: 2024 });
  });
});

describe('an archive that is built', () => {
  it('carries what people say of its records, and is sound', () => {
    const file = path.join(here.folder, 'built.sqlite');
    const reportId = 'pinghu-2022' as ReportId;
    const values = { title: NEW.title, archivalCode: NEW.archivalCode, period: '2031' };
    const edits = new Map([[reportId, { values, tags: { 甲: true } }]]);
    buildArchive(path.resolve(import.meta.dirname, 'corpus'), file, [], edits);
    here.library.close();
    here.open({ ...here.filesIn('built'), archives: [{ file, role: 'shipped' }] });
    expect(listed(reportId)).toMatchObject({
      title: NEW.title,
      yearCovered: 2031,
      fields: { archivalCode: NEW.archivalCode, tags: ['甲'] },
    });
    expect(here.archive['records.read']({ reportId }).fields.some(({ isEdited }) => isEdited)).toBe(false);
    expect(here.archive['library.verify']({}).archives[0]).toMatchObject({ integrity: 'ok', contents: 'ok' });
  });
});

describe('a library in two lanes', () => {
  it('knows in the one what is edited in the other, also in the names of exported notes', async () => {
    here.library.close();
    const [notebook, reading] = [
      openNotebookLane(here.filesIn('lanes')),
      openReadingLane(here.filesIn('lanes')),
    ];
    const titleOf = () => reading.archive['reports.list']({}).find((one) => one.reportId === ONE)!.title;
    expect(titleOf()).not.toBe('甲');
    notebook.archive['records.edit']({
      edits: [
        {
          reportId: ONE,
          fields: { title: { is: '甲' }, agency: { is: '临河县市场监督管理局' } },
          addTags: [],
          removeTags: [],
        },
      ],
    });
    reading.hear({ changed: ['records'] });
    expect(titleOf()).toBe('甲');
    notebook.archive['annotations.create']({
      kind: 'comment',
      body: '核',
      targets: [{ kind: 'report', reportId: ONE }],
      replyTo: null,
    });
    const { contentBase64 } = await notebook.archive['annotations.exportFile']({ format: 'csv' });
    expect(Buffer.from(contentBase64, 'base64').toString()).toContain('临河 2007');
    reading.close();
    notebook.close();
    here.open();
  });
});

describe('two machines', () => {
  it('that edited the same field show both values until a person settles it', () => {
    edit({ title: '甲', region: '此' });
    const mine = here.archive['notebook.pack']({}).contentBase64;
    here.library.close();
    here.open(here.filesIn('another'));
    edit({ title: '乙', level: 'county' });
    here.archive['records.edit']({
      edits: [{ reportId: ONE, fields: {}, addTags: ['他'], removeTags: [] }],
    });
    here.archive['notebook.merge']({ contentBase64: mine });
    const { conflicts } = here.archive['records.read']({ reportId: ONE });
    expect(
      conflicts.map(({ field, choices }) => [field, choices.map(({ value }) => value?.is).sort()]),
    ).toEqual([['title', ['乙', '甲'].sort()]]);
    expect(listed()).toMatchObject({ region: '此', level: 'county', fields: { tags: ['他'] } });
    edit({ title: '丙' });
    expect(here.archive['records.read']({ reportId: ONE }).conflicts).toEqual([]);
    expect(listed().title).toBe('丙');
  });
});
