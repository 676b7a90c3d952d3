import { ArchiveError } from '../../data/contract/errors.ts';
import type { ReportId } from '../../data/contract/model.ts';
import { endingToOpen } from '../../data/contract/opened-kinds.ts';

/** Only the desktop program can hand a file to another program; a browser saves it. */
export function canOpenSource(format: string): boolean {
  return window.lanjuan !== undefined && endingToOpen(format) !== null;
}

/** Rejects with not_found where the bytes are not kept, and with no_program. */
export async function openSource(reportId: ReportId): Promise<void> {
  const reply = await window.lanjuan?.openSource(reportId);
  if (reply && !reply.ok) throw new ArchiveError(reply.error.code, reply.error.detail);
}
