/** What a notebook says is asked for by the fields of a query. */
import { describe, expect, it } from 'vitest';
import { authorityKey, authorityText, type Authority } from './contract/authority-entry.ts';
import type { PassageId, ReportId } from './contract/model.ts';
import { openNotebookLane } from './notebook-lane.ts';
import { openReadingLane } from './reading-lane.ts';
import type { RecordValue } from './contract/record-value.ts';
import { libraryForEach } from './testing/library-for-each.ts';

const here = libraryForEach(3);
const ONE = 'synthetic-1' as ReportId;

const run = (query: string, archive = here.archive) =>
  archive['search.run']({ query, limit: 500, offset: 0, filters: {}, exact: false, sort: 'relevance' });
const passages = (query: string): readonly PassageId[] => run(query).hits.map((hit) => hit.passageId);
const reports = (query: string): readonly string[] => [
  ...new Set(run(query).hits.map((hit) => hit.reportId)),
];
const notesOf = (query: string): unknown => run(query).parts.map(({ kind, note }) => [kind, note]);

function targetIn(passageId: PassageId, text: string) {
  const { edition, textHash } = here.archive['reports.read']({ reportId: ONE });
  const quote = [...text].slice(0, 4).join('');
  return { kind: 'range', reportId: ONE, edition, passageId, start: 0, end: 4, quote, textHash } as const;
}

function note(passageId: PassageId, text: string, body: string): void {
  const targets = [targetIn(passageId, text)];
  here.archive['annotations.create']({ kind: 'comment', body, targets, replyTo: null });
}

describe('the field 批注', () => {
  it('asks for words of the notes, and for any note without words or with a yes', () => {
    const [first, second] = run(`报告:${ONE} 监管`).hits;
    note(first!.passageId, first!.text, '此处待核实，见档案');
    note(second!.passageId, second!.text, '数字有误');
    const both = [first!.passageId, second!.passageId].sort();
    for (const any of ['批注:', '有批注:是', 'notes:yes', '批注:有'])
      expect([any, passages(any).toSorted()]).toEqual([any, both]);
    expect(passages('批注:核实')).toEqual([first!.passageId]);
    expect(passages('批注:"数字 有误"')).toEqual([second!.passageId]);
    expect(passages('批注:核实,有误').toSorted()).toEqual(both);
    expect(passages('批注:没有的词')).toEqual([]);
    const all = run(`报告:${ONE}`).total;
    expect(run(`报告:${ONE} -批注:没有的词`).total).toBe(all);
    expect(run(`报告:${ONE} -批注:核实`).total).toBe(all - 1);
    expect(run(`报告:${ONE} 批注:否`).total).toBe(all - 2);
    expect(notesOf('批注:？！')).toEqual([['ignored', 'bad-value']]);
    // A note that says something else is no longer found by what it said.
    here.archive['notebook.undo']({});
    expect(passages('批注:有误')).toEqual([]);
  });

  it('is answered by the thread that only reads, too', () => {
    const [first] = run(`报告:${ONE} 监管`).hits;
    const target = targetIn(first!.passageId, first!.text);
    here.library.close();
    const [notebook, reading] = [
      openNotebookLane(here.filesIn('lanes')),
      openReadingLane(here.filesIn('lanes')),
    ];
    const body = '此处待核实';
    notebook.archive['annotations.create']({ kind: 'comment', body, targets: [target], replyTo: null });
    reading.hear({ changed: ['notes'] });
    expect(run('批注:核实', reading.archive).total).toBe(1);
    expect(run('批注:无此', reading.archive).total).toBe(0);
    notebook.close();
    reading.close();
    here.open();
  });
});

function keep(authority: Authority): void {
  here.archive['notebook.saveEntry']({
    kind: 'authority',
    key: authorityKey(authority, new Set()),
    value: authorityText(authority),
  });
}

const named = (kind: Authority['kind'], name: string, former: string): Authority => ({
  kind,
  authorised: { name, from: null, to: null },
  others: [{ kind: 'former', name: former, from: null, to: null }],
  note: '',
});

function edit(fields: Readonly<Record<string, RecordValue>>): void {
  const edits = Object.entries(fields).map(([key, is]) => [key, { is }]);
  here.archive['records.edit']({
    edits: [{ reportId: ONE, fields: Object.fromEntries(edits) as object, addTags: [], removeTags: [] }],
  });
}

describe('an agency', () => {
  it('is meant by every name that an authority record has of it', () => {
    edit({ agency: '临河县市场监督管理局', responsibility: ['临河县消费者权益保护委员会'] });
    expect(reports('机关:水陆稽查所')).toEqual([]);
    keep(named('agency', '临河县市场监督管理局', '水陆稽查所'));
    keep(named('agency', '临河县消费者权益保护委员会', '临河消协'));
    expect(reports('机关:水陆稽查所')).toEqual([ONE]);
    expect(reports('-机关:水陆稽查所')).not.toContain(ONE);
    expect(reports('责任者:临河消协')).toEqual([ONE]);
    expect(reports('人名:水陆稽查所')).toEqual([]);
  });

  it('is not meant by a number that stands in the id of a report', () => {
    expect(reports('机关:1')).toEqual([]);
    expect(reports('机关:synthetic-1')).toEqual([ONE]);
  });
});

describe('a person', () => {
  it('is found by what the record says, under every name', () => {
    expect(reports('人名:宇文木兰')).toEqual([]);
    edit({ byline: { 记者: ['宇文木兰'] }, head: { name: '上官云起', title: '局长' } });
    expect(reports('人名:宇文木兰')).toEqual([ONE]);
    expect(reports('人名:上官云起')).toEqual([ONE]);
    expect(reports('人名:记者')).toEqual([]);
    expect(reports('署名:欧阳旧名')).toEqual([]);
    keep(named('person', '宇文木兰', '欧阳旧名'));
    expect(reports('署名:欧阳旧名')).toEqual([ONE]);
    expect(reports('人名:欧阳旧名')).toEqual([ONE]);
    expect(reports('机关负责人:欧阳旧名')).toEqual([]);
  });
});
