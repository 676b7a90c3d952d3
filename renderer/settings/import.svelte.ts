import type { ArchiveClient } from '../../data/contract/api.ts';
import { ArchiveError } from '../../data/contract/errors.ts';
import type { ImportedFile, ImportPreview, RecordCorrections } from '../../data/contract/library-model.ts';
import type { ReportId } from '../../data/contract/model.ts';

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
  /** The report that it is to become a text of; null: a new report. */
  as = $state<ReportId | null>(null);

  constructor(file: File) {
    this.file = file;
  }
}

/**
 * Files that are stored together: the holdings are stamped and opened again after each request, so that a thousand
 * requests of one file take ten times as long as fifty of twenty. Stopping waits for the bundle in hand.
 */
const BUNDLE_FILES = 20;
const BUNDLE_BYTES = 8 * 1024 * 1024;

/** The files that are being looked at, one at a time, and imported, in bundles. */
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
    await this.#each(
      items.map((item) => [item]),
      ([item]) => this.inspect(item!),
    );
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
      if (!item.preview.candidates.some(({ reportId }) => reportId === item.as)) item.as = null;
      item.stage = 'ready';
    } catch (error) {
      item.error = error;
      // What cannot be read in the encoding that was chosen is still there as it was read before.
      const { encoding, ...others } = item.corrections;
      item.stage = item.preview && encoding !== undefined ? 'ready' : 'refused';
      item.corrections = others;
    }
  }

  async importAll(): Promise<void> {
    await this.import(this.ready);
  }

  async import(items: readonly ImportItem[]): Promise<void> {
    await this.#each(bundlesOf(items), (bundle) => this.#importBundle(bundle));
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

  async #importBundle(bundle: readonly ImportItem[]): Promise<void> {
    const read = await Promise.all(bundle.map((item) => this.#read(item)));
    const files = read.filter((file) => file !== null);
    if (files.length === 0) return;
    try {
      const outcomes = await this.#client.call('imports.add', {
        files: files.map(({ item, content }) => ({
          ...content,
          corrections: { ...item.corrections },
          ...(item.as === null ? {} : { as: item.as }),
        })),
      });
      files.forEach(({ item }, i) => settle(item, outcomes[i]));
    } catch (error) {
      for (const { item } of files) refuse(item, error);
    }
  }

  async #read(item: ImportItem) {
    item.stage = 'importing';
    try {
      return { item, content: await contentOf(item.file) };
    } catch (error) {
      refuse(item, error);
      return null;
    }
  }

  async #each(
    bundles: readonly (readonly ImportItem[])[],
    work: (bundle: readonly ImportItem[]) => Promise<void>,
  ): Promise<void> {
    this.#stopped = false;
    this.isBusy = true;
    for (const bundle of bundles) {
      if (!this.#stopped) await work(bundle);
      else for (const item of bundle) item.stage = item.preview ? 'ready' : 'cancelled';
    }
    this.isBusy = false;
  }
}

function bundlesOf(items: readonly ImportItem[]): ImportItem[][] {
  const bundles: ImportItem[][] = [];
  let bytes = Infinity;
  for (const item of items) {
    const last = bundles.at(-1);
    if (last && last.length < BUNDLE_FILES && bytes + item.file.size <= BUNDLE_BYTES) last.push(item);
    else {
      bundles.push([item]);
      bytes = 0;
    }
    bytes += item.file.size;
  }
  return bundles;
}

function settle(item: ImportItem, outcome: ImportedFile | undefined): void {
  item.outcome = outcome ?? null;
  item.error = outcome?.code ? new ArchiveError(outcome.code, outcome.message ?? '') : null;
  item.stage = !outcome || outcome.status === 'refused' ? 'refused' : 'done';
}

function refuse(item: ImportItem, error: unknown): void {
  item.error = error;
  item.stage = 'refused';
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
