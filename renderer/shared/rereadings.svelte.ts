import type { Rereading } from '../../data/contract/library-model.ts';
import type { ReportId } from '../../data/contract/model.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { WindowClient } from './changes.ts';
import type { Notices } from './notices.svelte.ts';
import { Tickets } from './tickets.ts';

interface Parts {
  readonly client: WindowClient;
  readonly messages: Messages;
  readonly notices: Notices;
  readonly fail: (error: unknown) => void;
}

/**
 * Kept sources read by today's reader: first it is shown what each would change, then a person takes it or leaves it. One
 * in which nothing changes is noted at once, for there is nothing to decide.
 */
export class Rereadings {
  stage = $state<'idle' | 'looking' | 'shown' | 'storing'>('idle');
  /** The report that was asked for, where it is one. */
  about = $state.raw<ReportId | null>(null);
  /** Those that would change something. */
  found = $state.raw<readonly Rereading[]>([]);
  unchanged = $state(0);
  /** Reports that could not be read anew, and why. */
  refused = $state.raw<readonly { readonly reportId: ReportId; readonly error: unknown }[]>([]);
  done = $state(0);
  total = $state(0);
  readonly #parts: Parts;
  readonly #tickets = new Tickets();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Stores nothing but that today's reader makes the very same. */
  async look(reportIds: readonly ReportId[]): Promise<void> {
    const ticket = this.#begin('looking', reportIds.length);
    this.about = reportIds.length === 1 ? reportIds[0]! : null;
    this.found = this.refused = [];
    this.unchanged = 0;
    for (const reportId of reportIds) {
      const looked = await this.#lookAt(reportId);
      // Stopped: what comes late is no longer asked for.
      if (!ticket.isCurrent()) return;
      if ('error' in looked) this.refused = [...this.refused, looked];
      else if (looked.isSame) this.unchanged++;
      else this.found = [...this.found, looked];
      this.done++;
    }
    this.stage = 'shown';
  }

  /** The new readings count from now on. */
  async store(): Promise<void> {
    const { client, messages, notices, fail } = this.#parts;
    const ticket = this.#begin('storing', this.found.length);
    let stored = 0;
    let last: ReportId | null = null;
    for (const one of this.found) {
      try {
        await client.call('imports.reread', { reportId: one.reportId });
        stored++;
        last = one.reportId;
      } catch (error) {
        fail(error);
        break;
      }
      this.found = this.found.filter((other) => other !== one);
      this.done++;
      if (!ticket.isCurrent()) break;
    }
    if (last !== null) {
      const only = last;
      const action = stored === 1 ? { label: messages.app.undo, run: () => void this.#takeBack(only) } : null;
      notices.show(messages.rereading.stored(stored), { action, about: 'holdings' });
    }
    if (this.found.length === 0) this.leave();
    else if (ticket.isCurrent()) this.stage = 'shown';
  }

  /** What is in hand is finished, and nothing more is begun; what was found so far is shown. */
  stop(): void {
    this.#tickets.take();
    this.stage = this.done > 0 ? 'shown' : 'idle';
  }

  /** The texts stay as they are. */
  leave(): void {
    this.#tickets.take();
    this.stage = 'idle';
    this.found = this.refused = [];
    this.about = null;
  }

  #begin(stage: 'looking' | 'storing', total: number) {
    this.stage = stage;
    this.done = 0;
    this.total = total;
    return this.#tickets.take();
  }

  async #lookAt(
    reportId: ReportId,
  ): Promise<Rereading | { readonly reportId: ReportId; readonly error: unknown }> {
    const { client } = this.#parts;
    try {
      const rereading = await client.call('imports.previewReread', { reportId });
      if (rereading.isSame) await client.call('imports.reread', { reportId });
      return rereading;
    } catch (error) {
      return { reportId, error };
    }
  }

  /** Undoes this very step, and no other that came after it. */
  async #takeBack(reportId: ReportId): Promise<void> {
    const { client, messages, notices, fail } = this.#parts;
    try {
      const { undo } = await client.call('reports.holdings', {});
      if (undo?.action === 'reread' && undo.reportId === reportId) await client.call('reports.undo', {});
      else notices.show(messages.holdings.overtaken, { about: 'holdings' });
    } catch (error) {
      fail(error);
    }
  }
}
