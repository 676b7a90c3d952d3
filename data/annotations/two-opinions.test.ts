/** What two people keep under one key before they meet: both are heard, whichever of them was later. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alignmentKey, readAlignment, type KeptAlignment } from '../contract/alignment-entry.ts';
import type { EntryKind } from '../contract/annotation-model.ts';
import { readSearches } from '../contract/search-entry.ts';
import { readTerm, termKey, termText, type KeptTerm } from '../contract/term-entry.ts';
import { readVerdict, verdictText, type Verdict } from '../contract/verdict-model.ts';
import type { ReportId, PassageId } from '../contract/model.ts';
import type { Notebook } from './notebook.ts';
import { TwoNotebooks } from './testing/two-notebooks.ts';

let both: TwoNotebooks;
let office: Notebook;
let archive: Notebook;

beforeEach(() => {
  both = new TwoNotebooks();
  ({ office, archive } = both);
});
afterEach(() => both.remove());

const pack = (notebook: Notebook): Buffer => Buffer.from(notebook.pack().contentBase64, 'base64');

function keepBoth(kind: EntryKind, key: string, ofOffice: string, ofArchive: string): void {
  office.entries.save(kind, key, ofOffice);
  archive.entries.save(kind, key, ofArchive);
  const { others, othersDisputed } = office.merging.preview(pack(archive));
  expect([others, othersDisputed]).toEqual([1, ofOffice === ofArchive ? 0 : 1]);
  both.exchange();
}

/** On either machine the same. */
function read<Value>(kind: EntryKind, reading: (entry: ReturnType<typeof one>) => Value): Value {
  expect(reading(one(archive, kind))).toEqual(reading(one(office, kind)));
  return reading(one(office, kind));
}
const one = (notebook: Notebook, kind: EntryKind) => notebook.entries.list(kind)[0]!;

describe('a term', () => {
  const lineage = (...forms: string[]): KeptTerm => ({
    kind: 'lineage',
    forms: forms.map((form) => ({ form, from: null, to: null })),
    evidence: '',
  });

  it('has the forms of both, until one writes it anew', () => {
    const [mine, theirs] = [lineage('经营主体', '市场主体'), lineage('经营主体', '商事主体')];
    keepBoth('term', termKey(mine), termText(mine), termText(theirs));
    const forms = (): unknown =>
      read('term', (entry) =>
        readTerm(entry)
          ?.forms.map(({ form }) => form)
          .sort(),
      );
    expect(forms()).toEqual(['商事主体', '市场主体', '经营主体'].sort());
    office.entries.save('term', termKey(mine), termText(mine));
    both.exchange();
    expect(forms()).toEqual(['市场主体', '经营主体'].sort());
  });
});

describe('a saved search', () => {
  it('is two searches where two gave one name to different ones', () => {
    keepBoth('search', '投诉', '"q=12315"', '"q=投诉举报"');
    expect(read('search', (entry) => [...readSearches(entry)].sort())).toEqual(['q=12315', 'q=投诉举报']);
  });
});

describe('a verdict on a figure', () => {
  const fields = { subject: '投诉举报', value: 9158, unit: '件', period: '2024', kind: 'actual' } as const;
  const said = (state: Verdict['state'], value?: number): string =>
    verdictText({ state, read: fields, corrected: value === undefined ? null : { ...fields, value } });
  const disputed = (): unknown => read('indicator', (entry) => readVerdict(entry)?.disputed?.toSorted());

  it('counts for neither where one verified and the other rejected it, until one says it anew', () => {
    keepBoth('indicator', 'linjiang-2024 @120', said('rejected'), said('verified'));
    expect(disputed()).toEqual(['rejected', 'verified']);
    office.entries.save('indicator', 'linjiang-2024 @120', said('verified'));
    both.exchange();
    expect(disputed()).toBeUndefined();
    office.undoStack.undo();
    expect(readVerdict(one(office, 'indicator'))?.disputed?.toSorted()).toEqual(['rejected', 'verified']);
  });

  it('is in dispute where two corrected it differently', () => {
    keepBoth('indicator', 'linjiang-2024 @120', said('corrected', 9159), said('corrected', 9185));
    expect(disputed()).toEqual(['corrected', 'corrected']);
  });

  it('stands where they agree', () => {
    keepBoth('indicator', 'linjiang-2024 @12', said('verified'), said('verified'));
    expect(disputed()).toBeUndefined();
  });
});

describe('two sentences that one joined and another parted, and a promise that two judged', () => {
  const sentence = (reportId: string, text: string): KeptAlignment['left'] => ({
    // Literals of the form that ids have.
    ...{ reportId: reportId as ReportId, edition: 'digest' as const },
    ...{ passageId: `${reportId}:digest:0` as PassageId, start: 0, text },
  });
  const [left, right] = [
    sentence('linjiang-2023', '检查电梯九十台。'),
    sentence('linjiang-2024', '电梯检查一百台。'),
  ];
  const to = { reportId: 'linjiang-2024', edition: 'digest' };
  const judged = (verdict: string | null, remark: string): string =>
    JSON.stringify({ kind: 'promise', from: left, to, verdict, remark });

  it('are in dispute', () => {
    const pin: KeptAlignment = { kind: 'pin', left, right };
    keepBoth('alignment', alignmentKey(pin), JSON.stringify(pin), JSON.stringify({ ...pin, kind: 'break' }));
    expect(read('alignment', readAlignment)).toMatchObject({ isDisputed: true });
  });

  it('keep both remarks, and no verdict where they differ', () => {
    keepBoth('alignment', 'promise', judged('kept', '见第三节'), judged('notFound', ''));
    const found = read('alignment', readAlignment);
    expect(found).toMatchObject({ verdict: null, remark: '见第三节' });
    expect(found?.kind === 'promise' && found.disputed?.toSorted()).toEqual(['kept', 'notFound']);
  });

  it('stand where the other only wrote a remark', () => {
    keepBoth('alignment', 'promise', judged('kept', ''), judged(null, '待查'));
    const found = read('alignment', readAlignment);
    expect(found).toMatchObject({ verdict: 'kept', remark: '待查' });
    expect(found).not.toHaveProperty('disputed');
  });
});
