import type { ArchiveClient } from '../../data/contract/api.ts';
import { ArchiveError, ERROR_CODES, ERROR_SENTENCES } from '../../data/contract/errors.ts';
import { LARGEST_SENT } from '../../data/contract/file-limits.ts';
import type { AddedArchive, OpenArchive } from '../../data/contract/library-model.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import { base64Of } from '../shared/base64.ts';
import type { Notices } from '../shared/notices.svelte.ts';

/** Opening archives besides the shipped one, and taking them away again. */
export class ArchivesState {
  isBusy = $state(false);
  readonly #client: ArchiveClient;
  readonly #messages: Messages;
  readonly #notices: Notices;

  constructor(client: ArchiveClient, messages: Messages, notices: Notices) {
    this.#client = client;
    this.#messages = messages;
    this.#notices = notices;
  }

  /** By its content, from a file that was chosen or dropped. */
  async add(file: File): Promise<void> {
    await this.#while(file.name, async () => {
      // Larger ones cannot travel by their content; the desktop program opens them by their path.
      if (file.size > LARGEST_SENT) throw new ArchiveError('file_too_large', file.name);
      const contentBase64 = base64Of(new Uint8Array(await file.arrayBuffer()));
      this.#tell(await this.#client.call('archives.add', { file: { name: file.name, contentBase64 } }));
    });
  }

  /** What the desktop program says of an archive that it has opened by its path. */
  async heard(name: string, reply: unknown): Promise<void> {
    await this.#while(name, () => {
      if (!isReply(reply)) throw new ArchiveError('internal', 'no answer of the library');
      if (!reply.ok) throw new ArchiveError(codeNamed(reply.error.code), name);
      // The library's own answer, which the preload has passed on.
      this.#tell(reply.value as AddedArchive);
    });
  }

  async remove({ fileName }: OpenArchive): Promise<void> {
    await this.#while(fileName, async () => {
      await this.#client.call('archives.remove', { fileName });
      const run = (): void =>
        void this.#while(fileName, async () => {
          await this.#client.call('archives.restore', { fileName });
        });
      const action = { label: this.#messages.app.undo, run };
      this.#notices.show(this.#messages.library.archiveRemoved(fileName), { action });
    });
  }

  /** A file from outside that could not be read. */
  tellUnreadable(name: string, code: string): void {
    const sentence = ERROR_SENTENCES[codeNamed(code)][this.#messages.locale];
    this.#notices.show(this.#messages.library.couldNotOpen(name, sentence), { tone: 'bad' });
  }

  #tell({ status, fileName, reports }: AddedArchive): void {
    const { archiveAdded, archiveKnown } = this.#messages.library;
    this.#notices.show(status === 'added' ? archiveAdded(fileName, reports) : archiveKnown(fileName));
  }

  async #while(name: string, work: () => Promise<void> | void): Promise<void> {
    this.isBusy = true;
    try {
      await work();
    } catch (error) {
      this.tellUnreadable(name, error instanceof ArchiveError ? error.code : 'internal');
    } finally {
      this.isBusy = false;
    }
  }
}

type AnyReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly code: string } };

function isReply(reply: unknown): reply is AnyReply {
  return typeof reply === 'object' && reply !== null && ('value' in reply || 'error' in reply);
}

function codeNamed(code: string): ArchiveError['code'] {
  return ERROR_CODES.find((one) => one === code) ?? 'internal';
}
