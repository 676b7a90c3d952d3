/** Notes of other programs are placed in the texts that a library has open, however the library is opened. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Annotation } from './contract/annotation-model.ts';
import { dispatch } from './dispatch.ts';
import type { Library, LibraryFiles } from './library.ts';
import { openNotebookLane } from './notebook-lane.ts';
import { openReadingLane } from './reading-lane.ts';
import { openLibrary } from './open-library.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-placed-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const files = (name: string): LibraryFiles => ({
  archives: [],
  holdingsFile: path.join(base, name, 'holdings.sqlite'),
  notebookFolder: path.join(base, name),
  version: '0',
});
const TEXT = '临河县市场监督管理局2024年工作总结\n\n全年办理低保3,021户，发放补助45万元。\n';
const NOTE = JSON.stringify({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'http://example.org/1',
  type: 'Annotation',
  bodyValue: '核对',
  target: {
    source: 'http://example.org/report',
    selector: { type: 'TextQuoteSelector', exact: '办理低保3,021户' },
  },
});

async function ask(library: Library, method: string, request: object): Promise<unknown> {
  const reply = await dispatch(library.archive, method, request);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value;
}
const add = (library: Library) =>
  ask(library, 'imports.add', {
    files: [{ name: '总结.txt', contentBase64: Buffer.from(TEXT).toString('base64') }],
  });

/** How the note stands once it has come in. */
async function placed(library: Library): Promise<unknown> {
  expect(await ask(library, 'annotations.import', { jsonLd: NOTE })).toMatchObject({ added: 1, losses: [] });
  const notes = (await ask(library, 'annotations.list', {})) as readonly Annotation[];
  return notes[0]?.targets.map((target) => [target.state, target.kind === 'range' && target.quote]);
}

describe('a note of another program', () => {
  it('is placed by a library in one thread', async () => {
    const library = openLibrary(files('one'));
    await add(library);
    expect(await placed(library)).toEqual([['shifted', '办理低保3,021户']]);
    library.close();
  });

  it('is placed by the lane of the notebook, in texts of which the other is in charge', async () => {
    const reading = openReadingLane(files('two'));
    await add(reading);
    const writing = openNotebookLane(files('two'));
    expect(await placed(writing)).toEqual([['shifted', '办理低保3,021户']]);
    writing.close();
    reading.close();
  });
});
