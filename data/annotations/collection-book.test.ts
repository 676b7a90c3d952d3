import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportId } from '../contract/model.ts';
import type { Notebook } from './notebook.ts';
import { NotebookDesk, SAMPLE_REPORT } from './testing/sample-notebook.ts';

let desk: NotebookDesk;
let notebook: Notebook;

beforeEach(() => {
  desk = new NotebookDesk();
  notebook = desk.open();
});
afterEach(() => desk.remove());

// A literal of the form that report ids have.
const OTHER = 'linjiang-2023' as ReportId;
const make = (name: string, ...reportIds: readonly ReportId[]) =>
  notebook.collections.create({ name, reportIds: [...reportIds] });

describe('collections', () => {
  it('are listed by name as people count: 第2卷 before 第10卷, 县局 before 镇所', () => {
    for (const name of ['镇所', '第10卷', '县局', '第2卷']) make(name);
    expect(notebook.collections.list().map(({ name }) => name)).toEqual(['第2卷', '第10卷', '县局', '镇所']);
  });

  it('say of a report in which it lies, and of which it was taken out, whoever else has that name', () => {
    const [first, second] = [make('案卷', SAMPLE_REPORT, OTHER), make('案卷', SAMPLE_REPORT)];
    const lies = (reportId: ReportId): boolean | undefined =>
      notebook.collections.membership().get(reportId)?.get('案卷');
    const takeOut = (from: typeof first, reportId: ReportId): unknown =>
      notebook.collections.change({ collectionId: from.collectionId, add: [], remove: [reportId] });
    takeOut(first, SAMPLE_REPORT);
    takeOut(first, OTHER);
    expect([lies(SAMPLE_REPORT), lies(OTHER)]).toEqual([true, false]);
    notebook.collections.remove({ collectionId: second.collectionId });
    expect(lies(SAMPLE_REPORT)).toBe(false);
    expect(() => takeOut(second, OTHER)).toThrow(expect.objectContaining({ code: 'not_found' }));
  });

  it('are changed only where something is another', () => {
    const made = make('案卷', SAMPLE_REPORT);
    const again = notebook.collections.change({
      ...{ collectionId: made.collectionId, name: '案卷' },
      ...{ add: [SAMPLE_REPORT], remove: [OTHER] },
    });
    expect(again).toEqual(made);
  });
});
