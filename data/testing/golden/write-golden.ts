/**
 * Writes one file of every format that leaves this program's hands, with what the program itself reads in them, into a
 * folder: `node data/testing/golden/write-golden.ts FOLDER`. Run once for a version, before a format of it changes; the
 * folder is then read for ever (data/golden.test.ts) and never written again.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Archive } from '../../contract/api.ts';
import { openLibrary } from '../../open-library.ts';
import { createArchive } from '../../schema/archive-file.ts';
import { storeReport } from '../../schema/store-report.ts';
import { storeThesaurus } from '../../schema/store-thesaurus.ts';
import { parseSample } from '../sample-archive.ts';
import { SAMPLE_REPORTS } from '../sample-reports.ts';
import {
  SAMPLE_COMPARABILITY,
  SAMPLE_CONCEPTS,
  SAMPLE_PROGRAMMES,
  SAMPLE_TERMS,
} from '../sample-thesaurus.ts';
import { pagedReport } from './golden-pages.ts';
import { answer, ask, DESCRIBED, fill, passagesOf } from './golden-contents.ts';

const target = process.argv[2];
if (target === undefined) throw new Error('write-golden.ts FOLDER');
const work = mkdtempSync(path.join(tmpdir(), 'lanjuan-golden-'));
const shipped = path.join(work, 'archive.sqlite');
createArchive(shipped, (database) => {
  storeThesaurus(database, {
    concepts: SAMPLE_CONCEPTS,
    comparability: SAMPLE_COMPARABILITY,
    thesaurus: SAMPLE_TERMS,
    programmes: SAMPLE_PROGRAMMES,
  });
  for (const report of SAMPLE_REPORTS) storeReport(database, parseSample(report));
  storeReport(database, pagedReport());
});

const mine = path.join(work, 'mine');
const theirs = path.join(work, 'theirs');
const first = open(mine);
await fill(first.archive);
const second = open(theirs);
await answer(second.archive, await ask(first.archive, 'notebook.pack', {}));
const package_ = await ask(second.archive, 'notebook.pack', {});
// Without knowledge of what the other said meanwhile: each of these records is asked about.
const meanwhile = DESCRIBED.map((reportId) => ({ reportId, fields: { retention: { is: '永久' } } }));
await ask(first.archive, 'records.edit', { edits: meanwhile });
await ask(first.archive, 'notebook.merge', { contentBase64: package_.contentBase64 });
await ask(first.archive, 'notebook.saveDraft', { key: 'note:golden', value: '写到一半的话' });

const receipt = await ask(first.archive, 'search.receipt', { query: '市场主体', exact: false, filters: {} });
const indicators = await ask(first.archive, 'indicators.list', {});
const codes: Record<string, string> = {};
for (const { indicatorId } of indicators) {
  codes[indicatorId] = (await ask(first.archive, 'evidence.of', { indicatorId })).code;
}
const expected = {
  reports: await ask(first.archive, 'reports.list', {}),
  texts: await Promise.all(
    (await ask(first.archive, 'reports.list', {})).flatMap(({ reportId, editions }) =>
      editions.map(async (edition) => {
        const report = await ask(first.archive, 'reports.read', { reportId, edition });
        return { reportId, edition, textHash: report.textHash, passages: passagesOf(report).length };
      }),
    ),
  ),
  annotations: await ask(first.archive, 'annotations.list', { deleted: true }),
  entries: (
    await Promise.all(
      (['search', 'indicator', 'alignment', 'term', 'authority', 'template'] as const).map((kind) =>
        ask(first.archive, 'notebook.entries', { kind }),
      ),
    )
  ).flat(),
  drafts: await ask(first.archive, 'notebook.drafts', {}),
  preferences: await ask(first.archive, 'preferences.read', {}),
  codes,
  holdings: await ask(first.archive, 'reports.holdings', {}),
  trash: await ask(first.archive, 'reports.trash', {}),
  versions: await versionsOf(first.archive),
  records: await Promise.all(
    (await ask(first.archive, 'reports.list', {})).map(({ reportId }) =>
      ask(first.archive, 'records.read', { reportId }),
    ),
  ),
  collections: await ask(first.archive, 'collections.list', {}),
  pages: await Promise.all(
    (await ask(first.archive, 'reports.list', {}))
      .filter(({ editions }) => editions.includes('original'))
      .map(({ reportId }) => ask(first.archive, 'sources.pages', { reportId })),
  ),
  unsure: (await ask(first.archive, 'reports.read', { reportId: pagedReport().record.reportId }))
    .unsureCharacters,
};
const jsonLd = (await ask(first.archive, 'annotations.export', {})).jsonLd;
first.close();
second.close();

mkdirSync(target, { recursive: true });
pack('archive.lanjuan', readFileSync(shipped));
pack('holdings.sqlite', readFileSync(path.join(mine, 'holdings.sqlite')));
pack('notebook.sqlite', readFileSync(path.join(mine, 'notebook.sqlite')));
pack('notebook.journal.jsonl', readFileSync(path.join(mine, 'notebook.journal.jsonl')));
pack('notebook.drafts.json', readFileSync(path.join(mine, 'notebook.drafts.json')));
pack('preferences.json', readFileSync(path.join(mine, 'preferences.json')));
pack('notes.lanjuan-notes', Buffer.from(package_.contentBase64, 'base64'));
pack('notes.jsonld', Buffer.from(jsonLd));
pack('receipt.json', Buffer.from(JSON.stringify(receipt)));
pack('expected.json', Buffer.from(JSON.stringify(expected, null, 1)));
rmSync(work, { recursive: true, force: true });

/** Every text of every report that the holdings hold, with the file that it was read from. */
async function versionsOf(archive: Archive): Promise<readonly unknown[]> {
  const { reports } = await ask(archive, 'reports.holdings', {});
  const lists = reports.map(async ({ reportId }) => ({
    reportId,
    versions: await ask(archive, 'reports.versions', { reportId }),
  }));
  return Promise.all(lists);
}

function pack(name: string, bytes: Uint8Array): void {
  writeFileSync(path.join(target!, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}

function open(folder: string): ReturnType<typeof openLibrary> {
  mkdirSync(folder, { recursive: true });
  return openLibrary({
    archives: [{ file: shipped, role: 'shipped' }],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: '0.1.0',
  });
}
