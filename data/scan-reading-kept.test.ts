/** Pages that have been read and are not in the holdings yet: nothing that happens meanwhile may lose them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReportId } from './contract/model.ts';
import { KeptReadings } from './ingest/scans/kept-readings.ts';
import { openLibrary, type Library } from './open-library.ts';
import { scannedPdfOf, upperHalf } from './testing/scanned-files.ts';

/** A page takes some seconds, on a busy machine more. */
const PATIENCE = { timeout: 900_000, interval: 100 };
vi.setConfig({ testTimeout: 1_800_000 });

let folder: string;
let library: Library;
const holdingsFile = (): string => path.join(folder, 'holdings.sqlite');
const open = (): Library =>
  openLibrary({ archives: [], holdingsFile: holdingsFile(), notebookFolder: folder, version: 'test' });
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-kept-scans-'));
  library = open();
});
afterEach(() => {
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

async function take(): Promise<ReportId> {
  const bytes = scannedPdfOf([{ png: upperHalf(1) }]);
  const [file] = await library.archive['imports.add']({
    files: [{ name: '一页.pdf', contentBase64: Buffer.from(bytes).toString('base64') }],
  });
  return file!.reportId!;
}

const progress = () => library.archive['scans.progress']({});
const textOf = (reportId: ReportId): string =>
  library.archive['reports.read']({ reportId, edition: 'original' })
    .sections.flatMap(({ heading, passages }) => [heading ?? '', ...passages.map(({ text }) => text)])
    .join('\n');

describe('a scan that is being read', () => {
  it('is read when its report comes back out of the trash', async () => {
    const reportId = await take();
    await vi.waitFor(() => expect(progress()).toMatchObject([{ state: 'reading' }]), PATIENCE);
    library.archive['reports.remove']({ reportId });
    // What is under way comes to its end.
    await vi.waitFor(() => expect(keptPages()).not.toEqual([0]), PATIENCE);
    library.archive['reports.restore']({ reportId });
    await vi.waitFor(() => expect(progress()).toEqual([]), PATIENCE);
    expect(textOf(reportId)).toContain('临河县市场监督管理局2024年工作总结');
  });

  it('is in the holdings after a new start where the program ended behind its last page', async () => {
    const reportId = await take();
    library.archive['scans.order']({ reportId, order: 'pause' });
    library.close();
    const keeper = new KeptReadings(holdingsFile());
    const [kept] = keeper.list();
    const line = {
      text: '共走访4127户',
      x: 0,
      y: 0,
      w: 9000,
      h: 900,
      drift: 0,
      knots: [],
      isIndented: false,
    };
    const page = { width: 1120, height: 320, turns: 0, lines: [{ ...line, unsure: [] }] };
    keeper.put({ ...kept!, order: 'read', read: new Map([[1, page]]) });
    library = open();
    library.archive['scans.order']({ reportId, order: 'read' });
    await vi.waitFor(() => expect(progress()).toEqual([]), { timeout: 60_000, interval: 100 });
    expect(textOf(reportId)).toContain('共走访4127户');
  });
});

/** How many pages each kept reading has. */
function keptPages(): number[] {
  return new KeptReadings(holdingsFile()).list().map(({ read }) => read.size);
}
