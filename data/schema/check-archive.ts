import type { Complaint } from '../contract/fixity-model.ts';
import type { OpenArchive, Verification } from '../contract/library-model.ts';
import { ArchiveError } from '../contract/errors.ts';
import { openArchive } from './archive-file.ts';
import { hasEditionId } from './edition-id.ts';
import type { ArchiveFile } from './archive-set.ts';
import { brokenPage } from './inspect-archive.ts';
import { verifyArchive, type Pause } from './verify-archive.ts';

/** `quick`: the pages and the edition id, a moment; `whole`: every row, text, source and the index. */
export type CheckKind = 'quick' | 'whole';

/** What the thread is given as workerData. */
export interface CheckTask {
  readonly check: string;
  readonly role: OpenArchive['role'];
  readonly kind: CheckKind;
  /** Two 32-bit numbers, see below. */
  readonly flags: SharedArrayBuffer;
}

/** 1 when the check is to end, and when the file is closed. */
export const ASKED_TO_STOP = 0;
export const FILE_IS_CLOSED = 1;

export interface Checked {
  readonly texts: number;
  readonly complaints: readonly Complaint[];
}

const MOST_COMPLAINTS = 100;
/** Milliseconds for which a check rests at once: half of the time it does nothing, so that whoever works goes first. */
const LONGEST_REST = 50;

class Stopped extends Error {}

/** Checks a file through a connection of its own. Null where it was asked to stop. */
export function checkArchive({ check, role, kind, flags }: CheckTask): Checked | null {
  const seen = new Int32Array(flags);
  try {
    const pause = resting(seen);
    pause();
    return withArchive(check, role, (archive) =>
      kind === 'quick' ? quickly(archive) : wholly(archive, pause),
    );
  } catch (error) {
    if (error instanceof Stopped) return null;
    const detail = error instanceof ArchiveError ? error.code : String(error);
    return { texts: 0, complaints: [{ kind: 'pages', detail }] };
  } finally {
    Atomics.store(seen, FILE_IS_CLOSED, 1);
    Atomics.notify(seen, FILE_IS_CLOSED);
  }
}

function withArchive(
  file: string,
  role: OpenArchive['role'],
  work: (archive: ArchiveFile) => Checked,
): Checked {
  const archive = openArchive(file, role);
  try {
    return work(archive);
  } finally {
    archive.database.close();
  }
}

function resting(seen: Int32Array): Pause {
  let since = performance.now();
  return () => {
    const worked = performance.now() - since;
    Atomics.wait(seen, ASKED_TO_STOP, 0, Math.min(worked, LONGEST_REST));
    if (Atomics.load(seen, ASKED_TO_STOP) === 1) throw new Stopped();
    since = performance.now();
  };
}

function quickly({ database, editionId }: ArchiveFile): Checked {
  const detail = brokenPage(database);
  if (detail !== null) return { texts: 0, complaints: [{ kind: 'pages', detail }] };
  return { texts: 0, complaints: hasEditionId(database, editionId) ? [] : [{ kind: 'contents' }] };
}

function wholly(archive: ArchiveFile, pause: Pause): Checked {
  const verified = verifyArchive(archive, pause);
  return {
    texts: verified.reports.length,
    complaints: complaintsOf(verified).slice(0, MOST_COMPLAINTS),
  };
}

function complaintsOf({
  integrity,
  index,
  contents,
  reports,
}: Verification['archives'][number]): Complaint[] {
  return [
    ...(integrity === 'ok' ? [] : [{ kind: 'pages', detail: integrity } as const]),
    ...(index === 'ok' ? [] : [{ kind: 'index' } as const]),
    ...(contents === 'differs' ? [{ kind: 'contents' } as const] : []),
    ...reports.flatMap(({ reportId, edition, fixity, record, source }): Complaint[] => [
      ...(fixity === 'ok' ? [] : [{ kind: 'text', reportId, edition } as const]),
      ...(record === 'ok' ? [] : [{ kind: 'record', reportId, edition } as const]),
      ...(source === 'differs' ? [{ kind: 'source', reportId, edition } as const] : []),
    ]),
  ];
}
