/** Every method that changes something tells what it changed, and nothing that a window shows changes unsaid. */
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Results } from './contract/api.ts';
import { declarationOf, REQUESTS, type Method, type Request } from './contract/requests.ts';
import type { EntryKind } from './contract/annotation-model.ts';
import { termKey, termText } from './contract/term-entry.ts';
import type { Thing } from './contract/touches.ts';
import { dispatch } from './dispatch.ts';
import { openLibrary, type Library } from './open-library.ts';
import { aCorrection, chart, described, fileOf, holdings, idOf, term } from './testing/changes-to-make.ts';
import { rowsOver, type ChangingRow } from './testing/changing-rows.ts';
import { everythingShown } from './testing/everything-shown.ts';
import { scannedPage } from './testing/scanned-files.ts';
import { twoArchives } from './testing/two-archives.ts';

const { county, newFiles } = twoArchives();
let library: Library;
const open = (): Library => openLibrary(newFiles());
beforeEach(() => void (library = open()));
afterEach(() => library.close());

async function ask<M extends Method>(method: M, request: Request<M>): Promise<Results[M]> {
  const reply = await dispatch(library.archive, method, request);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value as Results[M]; // the contract's promise for this method
}

/** What the call says that it changed; complaints of dispatch fail the test. */
async function changedBy<M extends Method>(method: M, request: Request<M>): Promise<readonly Thing[]> {
  const complaints: string[] = [];
  const reply = await dispatch(library.archive, method, request, (line) => complaints.push(line));
  expect(complaints).toEqual([]);
  expect(reply).toMatchObject({ ok: true });
  return [...(reply.changed ?? [])].sort();
}

const aNote = () => ask('annotations.create', { kind: 'comment', body: '核对', targets: [] });
const packOfAnother = async (): Promise<string> => {
  const mine = library;
  library = open();
  await ask('notebook.saveEntry', { kind: 'search', key: '放心', value: '{"query":"放心"}' });
  await aCorrection(ask);
  const { contentBase64 } = await ask('notebook.pack', {});
  library.close();
  library = mine;
  return contentBase64;
};

const anEntry = (kind: EntryKind) => () => ({ kind, key: 'x', value: '{}' });
const row = rowsOver(changedBy);
const rows: readonly ChangingRow[] = [
  row('annotations.create', 'a note', ['notes'], () => ({ kind: 'comment', body: '核对', targets: [] })),
  row('annotations.create', 'a note with a tag', ['notes', 'tags'], () => ({
    kind: 'comment',
    tags: ['待核实'],
    targets: [],
  })),
  row('annotations.update', 'words of a note', ['notes'], async () => ({
    ...idOf(await aNote()),
    body: '已核',
  })),
  row('annotations.update', 'a correction that is accepted', ['notes', 'texts'], async () => ({
    ...idOf(await aCorrection(ask)),
    accepted: true,
  })),
  row('annotations.update', 'what is said already', [], async () => ({
    ...idOf(await aNote()),
    body: '核对',
  })),
  row('annotations.remove', 'a note', ['notes'], async () => ({
    annotationId: (await aNote()).annotationId,
  })),
  row('annotations.restore', 'from the trash', ['notes'], async () => {
    const { annotationId } = await aNote();
    await ask('annotations.remove', { annotationId });
    return { annotationId };
  }),
  row('annotations.bulk', 'a tag for many', ['notes', 'tags'], async () => ({
    annotationIds: [(await aNote()).annotationId],
    addTags: ['复核'],
  })),
  row('annotations.confirm', 'what stands where it stood', [], async () => ({
    annotationIds: [(await aNote()).annotationId],
  })),
  row('annotations.import', 'of another program', ['notes'], async () => {
    const { annotationId } = await aNote();
    const { jsonLd } = await ask('annotations.export', {});
    return { jsonLd: jsonLd.replaceAll(annotationId, '0b1f2f8e-58a1-4c49-a53e-1a3d7c6f0001') };
  }),
  row(
    'notebook.merge',
    'with a saved search and a correction',
    ['backups', 'notes', 'searches', 'tags'],
    async () => ({ contentBase64: await packOfAnother() }),
  ),
  row('notebook.undo', 'of a saved search', ['searches'], async () => {
    await ask('notebook.saveEntry', { kind: 'search', key: '放心', value: '{"query":"放心"}' });
    return {};
  }),
  row('notebook.redo', 'of a verdict', ['verdicts'], async () => {
    await ask('notebook.saveEntry', { kind: 'indicator', key: 'x', value: '{}' });
    await ask('notebook.undo', {});
    return {};
  }),
  row('notebook.saveEntry', 'a name of one’s own', ['terms'], () => ({
    kind: 'term',
    key: termKey(term),
    value: termText(term),
  })),
  row('notebook.saveEntry', 'an alignment', ['alignments'], anEntry('alignment')),
  row('notebook.saveEntry', 'an authorised name', ['authorities'], anEntry('authority')),
  row('notebook.saveEntry', 'a template of records', ['templates'], anEntry('template')),
  row('notebook.removeEntry', 'a name of one’s own', ['terms'], async () => {
    const key = termKey(term);
    await ask('notebook.saveEntry', { kind: 'term', key, value: termText(term) });
    return { kind: 'term', key };
  }),
  row('records.edit', 'a field of a record', ['records'], async () => ({
    edits: [
      { reportId: (await ask('reports.list', {}))[0]!.reportId, fields: { title: { is: '为了一方安宁' } } },
    ],
  })),
  row('records.edit', 'what is said already', [], async () => {
    const { reportId } = (await ask('reports.list', {}))[0]!;
    const edits = [{ reportId, fields: { title: { is: '为了一方安宁' } } }];
    await ask('records.edit', { edits });
    return { edits };
  }),
  row('collections.create', 'with a report', ['collections', 'records'], async () => ({
    name: '年度总结',
    reportIds: [(await ask('reports.list', {}))[0]!.reportId],
  })),
  row('collections.change', 'another report and name', ['collections', 'records'], async () => {
    const { collectionId } = await ask('collections.create', { name: '年度总结' });
    return { collectionId, name: '总结', add: [(await ask('reports.list', {}))[0]!.reportId] };
  }),
  row('collections.change', 'what is so already', [], async () => {
    const { collectionId } = await ask('collections.create', { name: '年度总结' });
    return { collectionId, name: '年度总结' };
  }),
  row('collections.remove', 'with its report', ['collections', 'records'], async () => ({
    collectionId: (
      await ask('collections.create', {
        name: '年度总结',
        reportIds: [(await ask('reports.list', {}))[0]!.reportId],
      })
    ).collectionId,
  })),
  row('notebook.clip', 'a chart', ['clippings'], () => ({ content: chart, place: null })),
  row('notebook.changeClipping', 'a line of one’s own', ['clippings'], async () => {
    const { clippingId } = await ask('notebook.clip', { content: chart, place: null });
    return { clippingId, line: '写进第二部分' };
  }),
  row('notebook.removeClippings', 'out of the 材料夹', ['clippings'], async () => {
    const { clippingId } = await ask('notebook.clip', { content: chart, place: null });
    return { clippingIds: [clippingId] };
  }),
  row('notebook.saveDraft', 'what is being typed', ['drafts'], () => ({
    key: 'note',
    value: '{"body":"半"}',
  })),
  row('notebook.backUp', 'when asked', ['backups'], async () => (await aNote(), {})),
  row('notebook.restore', 'a backup without a note', ['backups', 'notes'], async () => {
    const [backup] = await ask('notebook.backUp', {});
    await aNote();
    return { name: backup!.name };
  }),
  row('notebook.renewDevice', 'for a copy', ['preferences'], () => ({})),
  row('preferences.write', 'another theme', ['preferences'], () => ({ key: 'theme', value: 'dark' })),
  row('preferences.write', 'what is so already', [], async () => {
    await ask('preferences.write', { key: 'theme', value: 'dark' });
    return { key: 'theme', value: 'dark' };
  }),
  row('imports.add', 'a new report', ['archives', 'reports', 'texts'], () => ({
    files: [described],
  })),
  row('imports.add', 'a file that is here', ['archives'], async () => {
    await ask('imports.add', { files: [described] });
    return { files: [described] };
  }),
  row('imports.reread', 'by the reader that read it', [], async () => ({
    reportId: (await holdings(ask)).reportId,
  })),
  row('imports.place', 'of a format without pages', [], async () => ({
    reportId: (await holdings(ask)).reportId,
  })),
  row('reports.remove', 'into the trash', ['archives', 'reports', 'texts'], async () => ({
    reportId: (await holdings(ask)).reportId,
  })),
  row('reports.restore', 'from the trash', ['archives', 'reports', 'texts'], async () => {
    const { reportId } = await holdings(ask);
    await ask('reports.remove', { reportId });
    return { reportId };
  }),
  row('reports.merge', 'of two into one', ['archives', 'reports', 'texts'], async () => {
    const { reportId, into } = await holdings(ask);
    return { from: into, into: reportId };
  }),
  row('reports.moveVersion', 'an older text to another report', ['archives'], async () => {
    const { version, into } = await holdings(ask);
    return { version, into };
  }),
  row('reports.chooseVersion', 'an older text', ['archives', 'records', 'texts'], async () => {
    const { version, reportId } = await holdings(ask);
    return { version, reportId };
  }),
  row('reports.undo', 'of a removal', ['archives', 'reports', 'texts'], async () => {
    await ask('reports.remove', { reportId: (await holdings(ask)).reportId });
    return {};
  }),
  row('reports.undo', 'of what was imported last', ['archives', 'reports', 'texts'], async () => {
    const [added] = await ask('imports.add', { files: [described] });
    return { imports: [added!.reportId!] };
  }),
  row('reports.redo', 'of a removal', ['archives', 'reports', 'texts'], async () => {
    await ask('reports.remove', { reportId: (await holdings(ask)).reportId });
    await ask('reports.undo', {});
    return {};
  }),
  row('archives.add', 'of another county', ['archives', 'reports', 'texts'], () => ({
    file: fileOf(county),
  })),
  row('archives.remove', 'of another county', ['archives', 'reports', 'texts'], async () => {
    await ask('archives.add', { file: fileOf(county) });
    return { fileName: path.basename(county) };
  }),
  row('archives.restore', 'of another county', ['archives', 'reports', 'texts'], async () => {
    await ask('archives.add', { file: fileOf(county) });
    await ask('archives.remove', { fileName: path.basename(county) });
    return { fileName: path.basename(county) };
  }),
  row('scans.order', 'a pause', ['scans'], async () => {
    const contentBase64 = Buffer.from(scannedPage(1)).toString('base64');
    const [scan] = await ask('imports.add', { files: [{ name: '扫描件.png', contentBase64 }] });
    const reportId = scan!.reportId!;
    await ask('scans.order', { reportId, order: 'cancel' });
    return { reportId, order: 'pause' };
  }),
  row('library.rebuildIndex', 'of sound archives', [], () => ({})),
  row('library.startRebuild', 'of sound archives', [], () => ({})),
  row('library.startCheck', 'of all archives', ['checks'], () => ({})),
  row('library.stopCheck', 'that has begun', ['checks'], async () => {
    await ask('library.startCheck', {});
    return {};
  }),
];

describe('what a call changes', () => {
  it.each(rows)('is told by $method: $how', async ({ changes, prepare }) => {
    const change = await prepare();
    const before = await everythingShown(ask);
    expect(await change()).toEqual(changes);
    const after = await everythingShown(ask);
    for (const [method, answer] of after) {
      if (answer === before.get(method)) continue;
      const { dependsOn } = declarationOf(method);
      expect({ method, told: changes.some((thing) => dependsOn.includes(thing)) }).toEqual({
        method,
        told: true,
      });
    }
  });

  it('is tried for every method that declares that it changes something', () => {
    // The contract's own keys.
    const methods = Object.keys(REQUESTS) as Method[];
    const changing = methods.filter((method) => declarationOf(method).touches.length > 0);
    expect([...new Set(rows.map(({ method }) => method))].sort()).toEqual(changing.sort());
  });

  it('is told to whoever listens where the host itself opens an archive', () => {
    const heard: Thing[][] = [];
    library.changes.onElsewhere((changed) => heard.push([...changed]));
    library.addArchive(county);
    expect(heard).toEqual([['reports', 'texts', 'archives']]);
  });
});
