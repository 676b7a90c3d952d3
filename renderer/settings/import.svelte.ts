import type { ArchiveClient } from '../../data/contract/api.ts';
import { ArchiveError } from '../../data/contract/errors.ts';
import type { ImportedFile, ImportPreview, RecordCorrections } from '../../data/contract/library-model.ts';

/** The same limit as the reader's: larger files are refused before they are sent. */
const LARGEST_FILE = 64 * 1024 * 1024;

export type ImportStage = 'waiting' | 'reading' | 'ready' | 'importing' | 'done' | 'refused' | 'cancelled';

/** One chosen file on its way into the holdings. */
export class ImportItem {
  readonly file: File;
  stage = $state<ImportStage>('waiting');
  preview = $state.raw<ImportPreview | null>(null);
  outcome = $state.raw<ImportedFile | null>(null);
  error = $state.raw<unknown>(null);
  /** What the person has put right in the preview. */
  corrections = $state<RecordCorrections>({});

  constructor(file: File) {
    this.file = file;
  }
}

/** The files that are being looked at and imported; one at a time, so that stopping loses nothing. */
export class ImportState {
  items = $state.raw<readonly ImportItem[]>([]);
  isBusy = $state(false);
  readonly #client: ArchiveClient;
  readonly #onimported: () => void;
  #stopped = false;

  constructor(client: ArchiveClient, onimported: () => void) {
    this.#client = client;
    this.#onimported = onimported;
  }

  get ready(): readonly ImportItem[] {
    return this.items.filter((item) => item.stage === 'ready');
  }

  get finished(): number {
    return this.items.filter((item) => ['done', 'refused', 'cancelled'].includes(item.stage)).length;
  }

  /** Reads every file and shows what was recognised; nothing is stored yet. */
  async add(files: readonly File[]): Promise<void> {
    const items = files.map((file) => new ImportItem(file));
    this.items = [...this.items, ...items];
    await this.#eachOf(items, (item) => this.inspect(item));
  }

  /** Reads a file again, with the corrections made so far. */
  async inspect(item: ImportItem): Promise<void> {
    item.stage = 'reading';
    item.error = null;
    try {
      const file = await contentOf(item.file);
      item.preview = await this.#client.call('imports.inspect', {
        file,
        corrections: { ...item.corrections },
      });
      item.stage = 'ready';
    } catch (error) {
      item.error = error;
      item.stage = 'refused';
    }
  }

  async importAll(): Promise<void> {
    await this.import(this.ready);
  }

  async import(items: readonly ImportItem[]): Promise<void> {
    await this.#eachOf(items, (item) => this.#importOne(item));
    if (items.some((item) => item.stage === 'done')) this.#onimported();
  }

  stop(): void {
    this.#stopped = true;
  }

  remove(item: ImportItem): void {
    this.items = this.items.filter((other) => other !== item);
  }

  clearFinished(): void {
    this.items = this.items.filter((item) => !['done', 'refused', 'cancelled'].includes(item.stage));
  }

  async #importOne(item: ImportItem): Promise<void> {
    item.stage = 'importing';
    try {
      const file = await contentOf(item.file);
      const [outcome] = await this.#client.call('imports.add', {
        files: [{ ...file, corrections: { ...item.corrections } }],
      });
      item.outcome = outcome ?? null;
      item.error = outcome?.code ? new ArchiveError(outcome.code, outcome.message ?? '') : null;
      item.stage = stageAfter(outcome);
    } catch (error) {
      item.error = error;
      item.stage = 'refused';
    }
  }

  async #eachOf(items: readonly ImportItem[], work: (item: ImportItem) => Promise<void>): Promise<void> {
    this.#stopped = false;
    this.isBusy = true;
    for (const item of items) {
      if (this.#stopped) item.stage = item.preview ? 'ready' : 'cancelled';
      else await work(item);
    }
    this.isBusy = false;
  }
}

/** A record that lacks a field stays open for the person to fill it in. */
function stageAfter(outcome: ImportedFile | undefined): ImportStage {
  if (!outcome) return 'refused';
  if (outcome.status !== 'refused') return 'done';
  return outcome.code === 'record_incomplete' ? 'ready' : 'refused';
}

async function contentOf(file: File): Promise<{ readonly name: string; readonly contentBase64: string }> {
  if (file.size > LARGEST_FILE) throw new ArchiveError('file_too_large', `${file.name}: ${file.size} bytes`);
  return { name: file.name, contentBase64: await base64Of(file) };
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new ArchiveError('file_unreadable', file.name));
    // readAsDataURL gives a string: `data:…;base64,` and then the content.
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''));
    reader.readAsDataURL(file);
  });
}
