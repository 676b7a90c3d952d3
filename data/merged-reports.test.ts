/** A report that was merged into another: what people wrote of it is found under the one that is left, until that is taken back. */
import { describe, expect, it } from 'vitest';
import { alignmentKey, type KeptSentence } from './contract/alignment-entry.ts';
import type { Annotation } from './contract/annotation-model.ts';
import type { ComparedRow, ComparedSentence } from './contract/comparison-model.ts';
import type { Indicator } from './contract/indicator-model.ts';
import type { ReportId, ReportSummary } from './contract/model.ts';
import { fieldsOf, verdictKey, verdictText } from './contract/verdict-model.ts';
import { openNotebookLane } from './notebook-lane.ts';
import { openReadingLane } from './reading-lane.ts';
import { libraryForEach } from './testing/library-for-each.ts';

const here = libraryForEach(1);

const PRINTED = '全年检查门店100家，受理投诉举报9158件，挽回损失382.56万元，群众满意率保持在较高水平。';
const FILES = [
  ['一.txt', `清河县市场监督管理局2021年工作总结\n\n${PRINTED}\n\n放心消费示范街区扩大到16条。`],
  ['二.txt', `清河县市场监管局2021年度工作情况\n\n${PRINTED}\n\n放心消费示范街区扩大到16条，另有一处。`],
] as const;

/** Two texts of one report, taken for two reports. */
async function imported(): Promise<{ into: ReportId; from: ReportId }> {
  const files = FILES.map(([name, text]) => ({
    name,
    contentBase64: Buffer.from(text).toString('base64'),
  }));
  const added = await here.archive['imports.add']({ files });
  const [into, from] = added.map(({ reportId }) => reportId);
  return { into: into!, from: from! };
}

function noteOn(reportId: ReportId, body: string): Annotation {
  const report = here.archive['reports.read']({ reportId });
  const passage = report.sections.flatMap(({ passages }) => passages).find(({ text }) => text === PRINTED)!;
  const start = PRINTED.indexOf('9158件');
  return here.archive['annotations.create']({
    kind: 'comment',
    body,
    replyTo: null,
    targets: [
      {
        ...{ kind: 'range', reportId, edition: 'original', passageId: passage.passageId },
        ...{ start, end: start + 5, quote: '9158件', textHash: report.textHash },
      },
    ],
  });
}

const placeOf = ({
  passageId,
  start,
  text,
}: ComparedSentence): Omit<KeptSentence, 'reportId' | 'edition'> => ({
  ...{ passageId, start, text },
});

const notesOf = (reportId: ReportId): readonly (string | undefined)[][] =>
  here.archive['annotations.list']({ reportId, deleted: false }).map(({ body, targets }) => [
    body,
    ...targets.map((target) => target.reportId),
  ]);
const edit = (reportId: ReportId, title: string | null, addTags: string[] = []): void =>
  void here.archive['records.edit']({
    edits: [{ reportId, fields: { title: title === null ? null : { is: title } }, addTags, removeTags: [] }],
  });
const report = (reportId: ReportId): ReportSummary | undefined =>
  here.archive['reports.list']({}).find((one) => one.reportId === reportId);
const collections = (): readonly (readonly [string, readonly ReportId[]])[] =>
  here.archive['collections.list']({}).map(({ name, reportIds }) => [name, reportIds]);
const found = (query: string): Set<string> =>
  new Set(
    here.archive['search.run']({
      ...{ query, limit: 100, offset: 0, filters: {}, exact: false, sort: 'relevance' },
    }).hits.map((hit) => hit.reportId),
  );

describe('what was written of a report that is merged into another', () => {
  it('are notes of the report that is left, and of both again when that is taken back', async () => {
    const { into, from } = await imported();
    noteOn(from, '口径');
    noteOn(into, '核对');
    const before = [notesOf(into), notesOf(from)];
    here.archive['reports.merge']({ from, into });
    const both = [
      ['口径', into],
      ['核对', into],
    ];
    expect(notesOf(into)).toEqual(both);
    expect(notesOf(from)).toEqual(both);
    here.archive['reports.undo']({});
    expect([notesOf(into), notesOf(from)]).toEqual(before);
    expect(before).toEqual([[['核对', into]], [['口径', from]]]);
  });

  it('is found by either id', async () => {
    const { into, from } = await imported();
    here.archive['reports.merge']({ from, into });
    expect(found(`报告:${from}`)).toEqual(new Set([into]));
    expect(found(`报告:${into}`)).toEqual(new Set([into]));
    here.archive['reports.undo']({});
    expect(found(`报告:${from}`)).toEqual(new Set([from]));
  });

  it('leaves the place of a note as it was kept when it is sent again as it was shown', async () => {
    const { into, from } = await imported();
    const { annotationId } = noteOn(from, '口径');
    here.archive['annotations.update']({
      ...{ annotationId, revision: 1 },
      targets: [{ kind: 'report', reportId: from }],
    });
    here.archive['reports.merge']({ from, into });
    here.archive['annotations.update']({
      ...{ annotationId, revision: 2 },
      targets: [{ kind: 'report', reportId: into }],
    });
    here.archive['reports.undo']({});
    expect(notesOf(from)).toEqual([['口径', from]]);
  });

  it('are its record and its tags, where nothing was said of the one that is left', async () => {
    const { into, from } = await imported();
    const printed = report(into)!.title;
    edit(from, '我改的题名', ['重点']);
    edit(into, null, ['县局']);
    here.archive['reports.merge']({ from, into });
    expect(report(into)).toMatchObject({ title: '我改的题名', fields: { tags: ['县局', '重点'] } });
    const { fields, history } = here.archive['records.read']({ reportId: into });
    expect(fields.find(({ field }) => field === 'title')).toMatchObject({
      stored: printed,
      value: '我改的题名',
      isEdited: true,
    });
    expect(history.map(({ field, after }) => [field, after])).toEqual([['title', { is: '我改的题名' }]]);
    edit(into, '另一题名');
    expect(report(into)?.title).toBe('另一题名');
    edit(into, null);
    expect(report(into)?.title).toBe(printed);
    for (let step = 0; step < 2; step++) here.archive['notebook.undo']({});
    here.archive['reports.undo']({});
    expect([report(into), report(from)]).toMatchObject([
      { title: printed, fields: { tags: ['县局'] } },
      { title: '我改的题名', fields: { tags: ['重点'] } },
    ]);
  });

  it('is its place in collections, from which the report that is left can be taken', async () => {
    const { into, from } = await imported();
    const first = here.archive['collections.create']({ name: '待核', reportIds: [from] });
    here.archive['collections.create']({ name: '县局总结', reportIds: [into, from] });
    here.archive['reports.merge']({ from, into });
    const merged = [
      ['待核', [into]],
      ['县局总结', [into]],
    ];
    expect(collections()).toEqual(merged);
    expect(report(into)?.fields.collections).toEqual(['县局总结', '待核']);
    expect(found('案卷:待核')).toEqual(new Set([into]));
    const { collectionId } = first;
    expect(here.archive['collections.change']({ collectionId, add: [], remove: [into] }).reportIds).toEqual(
      [],
    );
    expect(report(into)?.fields.collections).toEqual(['县局总结']);
    here.archive['notebook.undo']({});
    expect(here.archive['collections.change']({ collectionId, add: [into], remove: [] }).reportIds).toEqual([
      into,
    ]);
    here.archive['reports.undo']({});
    expect(collections()).toEqual([
      ['待核', [from]],
      ['县局总结', [into, from].sort()],
    ]);
  });

  it('is where its clippings are found', async () => {
    const { into, from } = await imported();
    const [target] = noteOn(from, '口径').targets;
    if (target?.kind !== 'range') throw new Error('a note on words');
    const { edition, passageId, start, end, quote } = target;
    here.archive['notebook.clip']({
      content: {
        kind: 'words',
        words: quote,
        cited: {
          ...{ reportId: from, agency: null, title: null, subtitle: null, kind: null, yearCovered: null },
          ...{ yearPublished: null, sourceFile: null, section: null, edition },
        },
      },
      place: { reportId: from, edition, passageId, start, end, quote },
    });
    here.archive['reports.merge']({ from, into });
    expect(here.archive['notebook.clippings']({})).toMatchObject([
      { state: 'shifted', place: { reportId: into } },
    ]);
  });

  it('is what was said of its figures, in its text and in that of the report that is left', async () => {
    const { into, from } = await imported();
    const figureOf = (reportId: ReportId): Indicator =>
      here.archive['indicators.list']({ reportId }).find(({ value }) => value === 9158)!;
    const figure = figureOf(from);
    const read = fieldsOf(figure);
    const said = verdictText({ state: 'corrected', read, corrected: { ...read, value: 9159 } });
    here.archive['notebook.saveEntry']({ kind: 'indicator', key: verdictKey(figure), value: said });
    const expectCorrected = (): Indicator => {
      const one = here.archive['indicators.list']({ reportId: into }).find(({ value }) => value === 9159);
      expect(one).toMatchObject({ verdict: 'corrected', verdictKey: verdictKey(figure) });
      return one!;
    };
    const versions = here.archive['reports.merge']({ from, into });
    const { version } = versions.find(({ isCurrent }) => !isCurrent)!;
    expectCorrected();
    here.archive['reports.chooseVersion']({ reportId: into, version });
    const { verdictKey: key } = expectCorrected();
    here.archive['notebook.removeEntry']({ kind: 'indicator', key: key! });
    expect(figureOf(into).verdict).toBeUndefined();
  });

  it('is which of its sentences answer those of others', async () => {
    const { into, from } = await imported();
    const right = { reportId: 'synthetic-0' as ReportId, edition: 'original' as const };
    const rowsOf = (reportId: ReportId): readonly ComparedRow[] =>
      here.archive['compare.texts']({ left: { reportId, edition: 'original' }, right }).rows;
    const left = rowsOf(from).find((row) => row.left?.text === PRINTED)!.left!;
    const answer = rowsOf(from).find((row) => row.right)!.right!;
    const pin = {
      kind: 'pin',
      left: { reportId: from, edition: 'original', ...placeOf(left) },
      right: { ...right, ...placeOf(answer) },
    } as const;
    const key = alignmentKey(pin);
    here.archive['notebook.saveEntry']({ kind: 'alignment', key, value: JSON.stringify(pin) });
    const pinned = (reportId: ReportId): readonly unknown[] =>
      rowsOf(reportId).flatMap(({ decision }) => decision ?? []);
    expect([pinned(from), pinned(into)]).toEqual([[{ kind: 'pin', key }], []]);
    here.archive['reports.merge']({ from, into });
    expect(pinned(into)).toEqual([{ kind: 'pin', key }]);
  });

  it('is found in a library of two lanes', async () => {
    const files = here.filesIn('lanes');
    here.library.close();
    here.open(files);
    const { into, from } = await imported();
    noteOn(from, '口径');
    edit(from, '我改的题名');
    here.archive['collections.create']({ name: '待核', reportIds: [from] });
    here.archive['reports.merge']({ from, into });
    here.library.close();
    const [reading, notebook] = [openReadingLane(files), openNotebookLane(files)];
    const [{ title, fields }] = reading.archive['reports.list']({}).filter(
      (one) => one.reportId === into,
    ) as [ReportSummary];
    expect({ title, collections: fields.collections }).toEqual({
      title: '我改的题名',
      collections: ['待核'],
    });
    expect(reading.archive['records.read']({ reportId: into }).history).toHaveLength(1);
    expect(notebook.archive['annotations.list']({ reportId: into, deleted: false })).toHaveLength(1);
    expect(notebook.archive['collections.list']({})).toMatchObject([{ reportIds: [into] }]);
    notebook.close();
    reading.close();
    here.open(files);
  });
});
