import type { Complaint, FixityChecks } from '../../data/contract/fixity-model.ts';
import type { ReportId } from '../../data/contract/model.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';

type ArchiveCheck = FixityChecks['archives'][number];

/** Checks of the archives in the background: begun by a person or, once a month, by themselves. */
export class ChecksState {
  readonly #client: WindowClient;
  readonly #fail: (error: unknown) => void;
  readonly #checks: LiveQuery<object, FixityChecks>;

  constructor(client: WindowClient, fail: (error: unknown) => void, isShown: () => boolean) {
    this.#client = client;
    this.#fail = fail;
    this.#checks = liveMethod(client, 'library.checks', { isShown });
  }

  /** Null until they have been asked for. */
  get all(): FixityChecks | null {
    return this.#checks.value;
  }

  load(): Promise<void> {
    return this.#checks.ask({});
  }

  start(): Promise<void> {
    return this.#put(() => this.#client.sparing(this.#checks).call('library.startCheck', {}));
  }

  stop(): Promise<void> {
    return this.#put(() => this.#client.sparing(this.#checks).call('library.stopCheck', {}));
  }

  async #put(work: () => Promise<FixityChecks>): Promise<void> {
    try {
      this.#checks.put(await work());
    } catch (error) {
      this.#fail(error);
    }
  }
}

/** How an archive is, in a sentence, and whether it is bad. */
export function checkWords(
  check: ArchiveCheck,
  { fixity, locale }: Pick<Messages, 'fixity' | 'locale'>,
  nameOf: (reportId: ReportId) => string,
): { readonly text: string; readonly isBad: boolean } {
  const { state, last } = check;
  if (state !== 'idle') return { text: state === 'running' ? fixity.running : fixity.waiting, isBad: false };
  if (!last) return { text: fixity.never, isBad: false };
  const day = new Date(last.at).toLocaleDateString(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: locale === 'zh' ? 'long' : 'short',
    day: 'numeric',
  });
  if (last.complaints.length === 0) return { text: fixity.sound(day, last.texts), isBad: false };
  const words = last.complaints.map((one) => complaintWords(one, fixity, nameOf));
  return { text: fixity.found(day, words.join(fixity.and)), isBad: true };
}

function complaintWords(
  complaint: Complaint,
  words: Messages['fixity'],
  nameOf: (reportId: ReportId) => string,
): string {
  switch (complaint.kind) {
    case 'pages':
    case 'index':
    case 'contents':
      return words[complaint.kind];
    case 'text':
    case 'record':
    case 'source':
      return words[complaint.kind](nameOf(complaint.reportId));
  }
}
