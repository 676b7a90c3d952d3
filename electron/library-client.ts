import type { Reply } from '../data/contract/api.ts';
import { completedBy, laneOf, type LaneNews } from '../data/contract/lanes.ts';
import type { Thing } from '../data/contract/touches.ts';
import { LaneClient, type RunningWorker } from './lane-client.ts';
import type { Call } from './library-messages.ts';
import type { WorkerLane } from './library-options.ts';
import { stopDeadline, type Deadline } from './stop-limit.ts';

export interface LibraryClient {
  readonly call: Call;
  /** Opens an archive that lies at this path. */
  readonly addArchive: (file: string) => Promise<Reply<unknown>>;
  /** Lets the requests that have been accepted end, then the workers. */
  readonly close: (deadline?: Deadline) => Promise<void>;
}

export interface LibraryEvents {
  /** A worker was gone and another goes on. */
  readonly onRestart: (why: string) => void;
  /** Something has changed that was not part of an answer. */
  readonly onChanged?: (changed: readonly Thing[]) => void;
}

/**
 * A library in two workers, so that what a person writes never waits for what is read (data/contract/lanes.ts). What
 * the one changes the other is told before whoever asked for it, so that it is in the next answer of both.
 */
export function connectLibrary(
  start: (lane: WorkerLane) => RunningWorker,
  { onRestart, onChanged }: LibraryEvents,
): LibraryClient {
  const hear = (other: () => LaneClient) => (news: LaneNews) => {
    other().tell(news);
    if ('changed' in news && news.changed.length > 0) onChanged?.(news.changed);
  };
  const notebook: LaneClient = new LaneClient(() => start('notebook'), {
    onRestart,
    onNews: hear(() => reading),
  });
  const reading: LaneClient = new LaneClient(() => start('reading'), {
    onRestart,
    onNews: hear(() => notebook),
  });

  async function askNotebook(method: string, request: unknown): Promise<Reply<unknown>> {
    return told(reading, await notebook.ask('notebook', { method, request }));
  }

  async function askReading(queue: string, method: string, request: unknown): Promise<Reply<unknown>> {
    const [reply, rest] = await Promise.all([
      reading.ask(queue, { method, request }).then((answer) => told(notebook, answer)),
      completion(method),
    ]);
    return rest ? completed(reply, rest) : reply;
  }

  function completion(method: string): Promise<Reply<unknown>> | null {
    const asked = completedBy(method);
    return asked ? notebook.ask('notebook', { method: asked, request: {} }) : null;
  }

  return {
    call: (method, request) => {
      const lane = laneOf(method);
      return lane === 'notebook' ? askNotebook(method, request) : askReading(lane, method, request);
    },
    addArchive: async (archiveFile) => told(notebook, await reading.ask('reading', { archiveFile })),
    close: async (deadline = stopDeadline()) => {
      await Promise.all([notebook.finish(deadline), reading.finish(deadline)]);
      // The lane that writes the notebook closes last: SQLite clears a write-ahead log away when the last connection
      // closes, and the reading lane's may not write.
      await reading.end(deadline);
      await notebook.end(deadline);
    },
  };
}

function told(other: LaneClient, reply: Reply<unknown>): Reply<unknown> {
  if (reply.changed) other.tell({ changed: reply.changed });
  return reply;
}

/** The reading lane's answer with what the notebook lane knows better: its own field, and its own problems. */
function completed(reply: Reply<unknown>, rest: Reply<unknown>): Reply<unknown> {
  if (!reply.ok) return reply;
  if (!rest.ok) return rest;
  // Both answered a method that completedBy knows: LibraryStatus or Verification.
  const own = reply.value as Completed;
  const theirs = rest.value as Completed;
  const problems = own.problems && { problems: [...own.problems, ...(theirs.problems ?? [])] };
  return { ...reply, value: { ...own, notebook: theirs.notebook, ...problems } };
}

interface Completed {
  readonly notebook: unknown;
  readonly problems?: readonly unknown[];
}
