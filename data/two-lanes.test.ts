/** Both lanes of a library in one process, each told what the other changes, as the hosts do it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Results } from './contract/api.ts';
import { LANES } from './contract/lanes.ts';
import type { PassageId, ReportId } from './contract/model.ts';
import { REQUESTS, type Method, type Request } from './contract/requests.ts';
import { dispatch } from './dispatch.ts';
import { openNotebookLane } from './notebook-lane.ts';
import { openReadingLane } from './reading-lane.ts';
import type { Library, LibraryFiles } from './library.ts';
import { syntheticReport } from './testing/synthetic-report.ts';
import { twoArchives } from './testing/two-archives.ts';

const { county, newFiles } = twoArchives();

let reading: Library;
let notebook: Library;
let files: LibraryFiles;

beforeEach(() => {
  files = newFiles();
  reading = openReadingLane(files);
  notebook = openNotebookLane(files);
  reading.onClosing(() => notebook.hear({ closing: 'archives' }));
});
afterEach(() => {
  reading.close();
  notebook.close();
});

async function ask<M extends Method>(method: M, request: Request<M>): Promise<Results[M]> {
  const [one, other] = LANES[method] === 'notebook' ? [notebook, reading] : [reading, notebook];
  const reply = await dispatch(one.archive, method, request);
  if (reply.changed) other.hear({ changed: reply.changed });
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value as Results[M]; // the contract's promise for this method
}

async function noteOn(reportId: ReportId, about: string): Promise<PassageId> {
  const report = await ask('reports.read', { reportId });
  const passage = report.sections
    .flatMap(({ passages }) => passages)
    .find(({ text }) => text.includes(about))!;
  const quote = [...passage.text].slice(0, 4).join('');
  const target = {
    kind: 'range' as const,
    reportId,
    edition: report.edition,
    passageId: passage.passageId,
    start: 0,
    end: 4,
    quote,
    textHash: report.textHash,
  };
  await ask('annotations.create', { kind: 'comment', body: '核对', targets: [target] });
  return passage.passageId;
}

const REPORT = `守住一方安宁

——临河县市场监督管理局2024年工作回眸

■记者 王小禾

去年新增经营主体3128户，同比增长6.4%；在册经营主体总量达到28450户。
`;

describe('a library in two lanes', () => {
  it('has a lane for every method, and each lane answers its own', () => {
    expect(Object.keys(LANES).sort()).toEqual(Object.keys(REQUESTS).sort());
  });

  it('finds a note by search as soon as it is written', async () => {
    const [first] = await ask('reports.list', {});
    const query = '有批注:';
    expect((await ask('search.run', { query })).total).toBe(0);
    const passageId = await noteOn(first!.reportId, '。');
    expect((await ask('search.run', { query })).hits.map((hit) => hit.passageId)).toEqual([passageId]);
    await ask('notebook.undo', {});
    expect((await ask('search.run', { query })).total).toBe(0);
  });

  it('places a note in a text that has just been imported, and in one of an archive just opened', async () => {
    const [known] = await ask('reports.list', {});
    await noteOn(known!.reportId, '。');
    const file = { name: '临河2024.txt', contentBase64: Buffer.from(REPORT).toString('base64') };
    const corrections = { agency: '临河县市场监督管理局', yearCovered: 2024, title: '守住一方安宁' };
    const [imported] = await ask('imports.add', { files: [{ ...file, corrections }] });
    await noteOn(imported!.reportId!, '经营主体');
    const before = new Set((await ask('reports.list', {})).map((report) => report.reportId));
    const added = reading.addArchive(county);
    notebook.hear({ changed: ['archives'] });
    expect(added.status).toBe('added');
    const fresh = (await ask('reports.list', {})).find((report) => !before.has(report.reportId))!;
    await noteOn(fresh.reportId, '。');
    const notes = await ask('annotations.list', {});
    expect(notes.map((note) => note.targets[0]!.state)).toEqual(['exact', 'exact', 'exact']);
  });

  it('has the archive closed in both when its file goes, and open in both when it is back', async () => {
    reading.addArchive(county);
    notebook.hear({ changed: ['archives'] });
    const own = new Set([0, 1].map((n) => syntheticReport(n).record.reportId as string));
    const theirs = (await ask('reports.list', {})).find((report) => !own.has(report.reportId))!;
    await noteOn(theirs.reportId, '。');
    await ask('archives.remove', { fileName: '临河县.lanjuan' });
    const [orphan] = await ask('annotations.list', {});
    expect(orphan!.targets[0]).toMatchObject({ state: 'orphan' });
    await ask('archives.restore', { fileName: '临河县.lanjuan' });
    const [again] = await ask('annotations.list', {});
    expect(again!.targets[0]).toMatchObject({ state: 'exact' });
  });

  it('uses terms, verdicts and pinned rows of the notebook where archives are read', async () => {
    const name = '临河放心码';
    const value = JSON.stringify({
      kind: 'programme',
      forms: [{ form: name, from: null, to: null }],
      evidence: '',
    });
    await ask('notebook.saveEntry', { kind: 'term', key: `programme:${name}`, value });
    const terms = await ask('terms.list', {});
    expect(JSON.stringify(terms)).toContain(name);
    await ask('notebook.removeEntry', { kind: 'term', key: `programme:${name}` });
    expect(JSON.stringify(await ask('terms.list', {}))).not.toContain(name);
  });
});

describe('a second window on a library', () => {
  const heldElsewhere = { ok: false, error: { code: 'notebook_locked' } };
  const second = (): Library => openNotebookLane(files);
  const drafts = (lane: Library) => dispatch(lane.archive, 'notebook.drafts', {});

  it('writes notes from the moment in which the first is closed', async () => {
    const other = second();
    expect(await drafts(other)).toMatchObject(heldElsewhere);
    expect(other.archive['library.status']({})).toMatchObject({
      notebook: { open: false },
      problems: [{ code: 'notebook_locked' }],
    });
    await ask('notebook.saveDraft', { key: 'a', value: '核对' });
    expect(await drafts(other)).toMatchObject(heldElsewhere);
    notebook.close();
    expect(await drafts(other)).toMatchObject({ ok: true });
    expect(await dispatch(other.archive, 'notebook.saveDraft', { key: 'b', value: '再核对' })).toMatchObject({
      ok: true,
    });
    expect(other.archive['library.status']({})).toMatchObject({ notebook: { open: true }, problems: [] });
    notebook = other;
  });

  it('is told so while nobody asks for anything', async () => {
    const other = second();
    const heard: string[] = [];
    other.changes.onElsewhere((changed) => heard.push(...changed));
    notebook.close();
    await expect.poll(() => heard, { timeout: 30_000 }).toContain('notes');
    expect(await drafts(other)).toMatchObject({ ok: true });
    notebook = other;
  }, 40_000);
});
