import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExportedFile } from '../contract/annotation-model.ts';
import { ArchiveError } from '../contract/errors.ts';
import type { ReportSummary } from '../contract/model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { packReports } from '../schema/pack-reports.ts';

/** It goes through memory, as text, on its way to whoever asked. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Reports as an archive (.lanjuan) that opens beside others anywhere, named after their agency where they have one. Throws
 * not_found without a report, file_too_large over 256 MiB.
 */
export function archiveOfReports(
  set: ArchiveSet,
  reports: readonly ReportSummary[],
  { at, keepSources }: { readonly at: Date; readonly keepSources: boolean },
): ExportedFile {
  if (reports.length === 0) throw new ArchiveError('not_found', 'no report is chosen');
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-pack-'));
  try {
    const file = path.join(folder, 'archive.lanjuan');
    packReports(
      set,
      reports.map(({ reportId }) => reportId),
      { file, keepSources },
    );
    const { size } = statSync(file);
    if (size > LARGEST) throw new ArchiveError('file_too_large', `the archive has ${size} bytes`);
    return {
      fileName: `${nameOf(reports)}-${at.toISOString().slice(0, 10)}.lanjuan`,
      mediaType: 'application/octet-stream',
      contentBase64: readFileSync(file).toString('base64'),
      count: reports.length,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function nameOf(reports: readonly ReportSummary[]): string {
  const labels = new Set(reports.map(({ agencyLabel }) => agencyLabel));
  const [label] = labels;
  const name = labels.size === 1 && label ? label.replace(/[^\p{L}\p{N}]/gu, '').slice(0, 40) : '';
  return name === '' ? 'lanjuan' : name;
}
