import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Results } from '../../data/contract/api.ts';
import type { Method, Request } from '../../data/contract/requests.ts';

import { createArchive } from '../../data/schema/archive-file.ts';
import { storeReport } from '../../data/schema/store-report.ts';
import { chinesePdfOf, docxOf } from '../../data/testing/sample-files.ts';
import { syntheticReport } from '../../data/testing/synthetic-report.ts';

/** Asks and throws where the library refuses. */
export type Ask = <M extends Method>(method: M, request: Request<M>) => Promise<Results[M]>;

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Written for this session: texts of four kinds, one with what a browser would fetch if it showed it. */
const FILES = [
  {
    name: '临河县2024.txt',
    contentBase64: base64('守护一城烟火\n\n去年新增经营主体3128户，同比增长6.4%。\n'),
  },
  {
    name: '临河县2023.html',
    contentBase64: base64(
      '<h1>护航发展</h1><img src="http://198.51.100.80/a.png"><link rel="stylesheet" href="http://198.51.100.80/a.css">' +
        '<script src="http://198.51.100.80/a.js"></script><p>2023年，全县新增经营主体2940户。</p>',
    ),
  },
  {
    name: '临河县2022.docx',
    contentBase64: Buffer.from(docxOf(['稳中求进', '2022年，全县新增经营主体2810户。'])).toString('base64'),
  },
  {
    name: '临河县2021.pdf',
    contentBase64: Buffer.from(chinesePdfOf(['稳中求进', '2021年，全县新增经营主体2650户。'])).toString(
      'base64',
    ),
  },
] as const;

/** One call, at least, of every method that there is: reading, searching, comparing, importing, noting. */
export async function askEverything(ask: Ask): Promise<void> {
  const reports = await ask('reports.list', {});
  const [first, second] = reports;
  if (!first || !second) throw new Error('the archive has fewer than two reports');
  await askAboutReports(ask, first.reportId, second.reportId);
  await askSearch(ask);
  for (const { name, contentBase64 } of FILES)
    await ask('imports.inspect', { file: { name, contentBase64 } });
  await ask('imports.add', { files: FILES.map((file) => ({ ...file })) });
  const own = {
    agency: '临河县市场监督管理局',
    level: 'county',
    region: '临河县',
    yearCovered: 2024,
  } as const;
  const [imported] = await ask('imports.add', { files: [{ ...FILES[0], corrections: own }] });
  if (!imported?.reportId) throw new Error(`not imported: ${imported?.message ?? ''}`);
  await ask('reports.source', { reportId: imported.reportId });
  await askArchives(ask);
  await askNotebook(ask, first.reportId);
  await ask('library.rebuildIndex', {});
  await ask('library.startRebuild', {});
  await ask('library.rebuildProgress', {});
  await ask('library.startCheck', {});
  await ask('library.checks', {});
  await ask('library.stopCheck', {});
  await ask('library.verify', {});
}

type Id = Results['reports.list'][number]['reportId'];

async function askAboutReports(ask: Ask, one: Id, other: Id): Promise<void> {
  await ask('library.status', {});
  await ask('reports.read', { reportId: one });
  const columns = [
    { reportId: one, edition: 'digest' },
    { reportId: other, edition: 'digest' },
  ] as const;
  await ask('compare.texts', { left: columns[0], right: columns[1] });
  await ask('compare.topics', { columns: [...columns] });
  const [indicator] = await ask('indicators.list', { reportId: one });
  await ask('indicators.atHits', { hits: [] });
  await ask('indicators.series', {});
  await ask('programmes.list', {});
  await ask('terms.list', {});
  await ask('compare.promises', { from: columns[0], to: columns[1] });
  if (!indicator) throw new Error('the first report has no figure');
  const { code } = await ask('evidence.of', { indicatorId: indicator.indicatorId });
  await ask('evidence.open', { code });
}

/** An archive from elsewhere comes, goes, and comes back. */
async function askArchives(ask: Ask): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-archive-'));
  const made = path.join(folder, 'county.lanjuan');
  createArchive(made, (database) => storeReport(database, syntheticReport(40)));
  const file = { name: '临河县.lanjuan', contentBase64: readFileSync(made).toString('base64') };
  rmSync(folder, { recursive: true });
  const { fileName } = await ask('archives.add', { file });
  await ask('archives.remove', { fileName });
  await ask('archives.restore', { fileName });
  await ask('archives.fingerprints', {});
}

async function askSearch(ask: Ask): Promise<void> {
  const query = '市场主体';
  await ask('search.run', { query });
  await ask('search.suggest', { text: '市场' });
  await ask('search.concordance', { query });
  await ask('search.frequency', { query });
  await ask('search.count', { terms: [query, '食品安全'] });
  const receipt = await ask('search.receipt', { query });
  await ask('search.verifyReceipt', { receipt: JSON.stringify(receipt) });
  for (const format of ['csv', 'xlsx', 'markdown'] as const) await ask('search.export', { query, format });
}

async function askNotebook(ask: Ask, reportId: Id): Promise<void> {
  const target = { kind: 'report', reportId } as const;
  const { annotationId, revision } = await ask('annotations.create', {
    kind: 'comment',
    body: '核对口径，见 http://198.51.100.80/a.png',
    targets: [target],
  });
  await ask('annotations.update', { annotationId, revision, body: '已核对' });
  await ask('annotations.list', {});
  await ask('annotations.usedWords', {});
  await ask('annotations.confirm', { annotationIds: [annotationId] });
  await ask('annotations.history', { annotationId });
  for (const format of ['jsonld', 'csv', 'xlsx', 'markdown'] as const)
    await ask('annotations.exportFile', { format });
  const { jsonLd } = await ask('annotations.export', {});
  await ask('annotations.import', { jsonLd });
  const { contentBase64 } = await ask('notebook.pack', {});
  await ask('notebook.previewMerge', { contentBase64 });
  await ask('notebook.merge', { contentBase64 });
  await ask('annotations.remove', { annotationId });
  await ask('annotations.restore', { annotationId });
  await ask('annotations.bulk', { annotationIds: [annotationId], addTags: ['离线'] });
  await ask('notebook.undoState', {});
  await ask('notebook.undo', {});
  await ask('notebook.redo', {});
  await ask('notebook.saveDraft', { key: 'offline', value: '草稿' });
  await ask('notebook.drafts', {});
  const entry = { kind: 'search', key: '离线' } as const;
  await ask('notebook.saveEntry', { ...entry, value: '{}' });
  await ask('notebook.entries', { kind: 'search' });
  await ask('notebook.removeEntry', entry);
  await ask('notebook.identity', {});
  await ask('notebook.renewDevice', {});
  await ask('notebook.backUp', {});
  const [backup] = await ask('notebook.backups', {});
  if (!backup) throw new Error('no backup was kept');
  await ask('notebook.previewRestore', { name: backup.name });
  await ask('notebook.restore', { name: backup.name });
  await ask('notebook.check', {});
  await ask('preferences.write', { key: 'theme', value: 'dark' });
  await ask('preferences.read', {});
}
