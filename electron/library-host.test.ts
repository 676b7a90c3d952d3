import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibrary } from '../data/open-library.ts';
import { createArchive } from '../data/schema/archive-file.ts';
import { storeReport } from '../data/schema/store-report.ts';
import { syntheticReport } from '../data/testing/synthetic-report.ts';
import { openLibraryHost, type LibraryHost } from './library-host.ts';
import { libraryPlaces, type Environment } from './library-places.ts';

let base: string;
let county: string;
beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), 'lanjuan-host-'));
  county = path.join(base, '临河县.lanjuan');
  createArchive(county, (database) => storeReport(database, syntheticReport(40)));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A library of its own, on a machine whose administrator has put archives into `share`. */
function open(name: string, share: string): LibraryHost {
  const around: Environment = {
    platform: 'linux',
    env: { XDG_DATA_DIRS: share },
    home: base,
    programFolder: base,
  };
  const { folder, holdings, shared } = libraryPlaces(path.join(base, name), around);
  const shipped = path.join(base, 'missing.sqlite');
  const options = { shipped, shared, holdings, folder, version: '0' };
  return openLibraryHost({ ...options, readerThread: '', rebuildThread: '', scanThread: '' }, openLibrary);
}

describe('a library on a machine with archives for everybody', () => {
  it('has their reports, whoever opens it, and nobody can remove them', async () => {
    const share = path.join(base, 'share');
    mkdirSync(path.join(share, 'lanjuan/archives'), { recursive: true });
    copyFileSync(county, path.join(share, 'lanjuan/archives/临河县.lanjuan'));
    for (const person of ['王芳', '李静']) {
      const host = open(person, share);
      expect(await host.call('library.status', {})).toMatchObject({
        value: { archives: [{ fileName: '临河县.lanjuan', role: 'added', reports: 1, removable: false }] },
      });
      const refused = await host.call('archives.remove', { fileName: '临河县.lanjuan' });
      expect(refused).toMatchObject({ ok: false, error: { code: 'not_found' } });
      expect(host.addArchive(county)).toMatchObject({ value: { status: 'unchanged' } });
      host.close();
    }
  });

  it('opens an archive by its path for the host, and tells what is wrong with another', async () => {
    const host = open('陈明', path.join(base, 'nowhere'));
    expect(host.addArchive(county)).toMatchObject({ ok: true, value: { status: 'added', reports: 1 } });
    expect(host.addArchive(path.join(base, '没有.lanjuan'))).toMatchObject({
      ok: false,
      error: { code: 'archive_missing' },
    });
    expect(await host.call('reports.list', {})).toMatchObject({
      value: [{ reportId: expect.any(String) as string }],
    });
    host.close();
  });
});
