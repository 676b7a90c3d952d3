import type { ArchiveClient } from '../../data/contract/api.ts';
import { ArchiveError } from '../../data/contract/errors.ts';
import { LARGEST_ORIGINAL, LARGEST_SENT } from '../../data/contract/file-limits.ts';
import { sentFile, type GivenFile } from '../../data/contract/send-file.ts';
import type { ImportedFile, UnpackedFile } from '../../data/contract/library-model.ts';
import { timeLeft } from '../shared/time-left.ts';
import { boundFile } from './bound-file.ts';
import { ImportItem } from './import-item.svelte.ts';
import { outcomesOf, type Outcomes } from './import-outcomes.ts';

/**
 * Files that are stored together: the holdings are stamped and opened again after each request, so that a thousand
 * requests of one file take ten times as long as fifty of twenty. Stopping waits for the file in hand.
 */
const BUNDLE_FILES = 20;
const BUNDLE_BYTES = 8 * 1024 * 1024;

const PICTURES: ReadonlySet<string> = new Set(['jpeg', 'png', 'tiff']);

/** The files that are being looked at, one at a time, and imported, in bundles. */
export class ImportState {
  items = $state.raw<readonly ImportItem[]>([]);
  isBusy = $state(false);
  /** Seconds until the files in hand are done, as far as that can be judged. */
  secondsLeft = $state<number | null>(null);
  readonly #client: ArchiveClient;
  #stopped = false;
  /** By which the library knows what is in hand. */
  #batch = '';

  constructor(client: ArchiveClient) {
    this.#client = client;
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
      ([item]) => (item!.isPack ? this.#unpack(item!) : this.inspect(item!)),
    );
  }

  /** Pictures that are ready, and could be pages of one report; in the order of their names. */
  get pictures(): readonly ImportItem[] {
    return this.ready
      .filter(({ preview, inside }) => inside === null && PICTURES.has(preview?.format ?? ''))
      .toSorted((a, b) => a.file.name.localeCompare(b.file.name, 'zh', { numeric: true }));
  }

  /** They become pages of one report: one file, in which each lies as it is. */
  async bind(): Promise<void> {
    const { pictures } = this;
    const [first] = pictures;
    if (!first || pictures.length < 2) return;
    const bound = new ImportItem(await boundFile(pictures.map(({ file }) => file)));
    this.items = this.items.flatMap((item) =>
      item === first ? [bound] : pictures.includes(item) ? [] : [item],
    );
    await this.#each([[bound]], () => this.inspect(bound));
  }

  /** Puts the files of a pack in its place, and looks at each. */
  async #unpack(pack: ImportItem): Promise<void> {
    pack.stage = 'reading';
    try {
      const files = await this.#filesOf(pack.file);
      const items = files.map((one, at) => itemOf(pack.file, one, at));
      this.items = this.items.flatMap((item) => (item === pack ? items : [item]));
      for (const item of items.filter(({ stage }) => stage === 'waiting'))
        if (this.#stopped) item.stage = 'cancelled';
        else await this.inspect(item);
    } catch (error) {
      refuse(pack, error);
    }
  }

  async #filesOf(pack: File): Promise<readonly UnpackedFile[]> {
    return this.#client.call('imports.unpack', { file: await contentOf(pack) });
  }

  #sent(file: File): Promise<GivenFile> {
    const { name, size } = file;
    return sentFile(this.#client, { name, size, base64: (from, to) => base64Of(file.slice(from, to)) });
  }

  /** What the library no longer holds comes once more: the file, or the pack that it lies in. */
  async #sentAgain({ file, inside }: ImportItem): Promise<GivenFile> {
    if (inside === null) return this.#sent(file);
    const again = (await this.#filesOf(file))[inside.at];
    if (!again || !('ticket' in again)) throw new ArchiveError('not_found', inside.path);
    return { ticket: again.ticket };
  }

  /** Once more, ten times as long, where a file took too long to read. */
  async inspectPatiently(item: ImportItem): Promise<void> {
    await this.#each([[item]], () => this.inspect(item, true));
  }

  /** Reads a file again, with the corrections made so far. */
  async inspect(item: ImportItem, isPatient = false): Promise<void> {
    item.stage = 'reading';
    item.error = null;
    try {
      item.preview = await this.#sendOnce(item, (file) =>
        this.#client.call('imports.inspect', { file, corrections: { ...item.corrections }, isPatient }),
      );
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
  }

  stop(): void {
    this.#stopped = true;
    // Where this does not reach the library, the bundle in hand is stored.
    this.#client.call('imports.stop', { batch: this.#batch }).catch(() => undefined);
  }

  remove(item: ImportItem): void {
    this.items = this.items.filter((other) => other !== item);
  }

  /** What became of the files that are done with. */
  get outcomes(): Outcomes {
    return outcomesOf(this.items);
  }

  /** What is in leaves the list. What was refused stays, with its reason, until it is all that is left to clear. */
  clearFinished(): void {
    const isIn = ({ stage }: ImportItem): boolean => stage === 'done' || stage === 'cancelled';
    const isRefused = ({ stage }: ImportItem): boolean => stage === 'refused';
    const leaves = this.items.some(isIn) ? isIn : isRefused;
    this.items = this.items.filter((item) => !leaves(item));
  }

  async #importBundle(bundle: readonly ImportItem[]): Promise<void> {
    const fit = bundle.filter((item) => this.#begin(item));
    // What the library has let go meanwhile is sent again.
    const gone = await this.#store(fit, (item) => item.ticket !== undefined);
    await this.#store(gone, () => false);
  }

  /** Stores what can be stored; returns those whose ticket is no longer held. */
  async #store(
    items: readonly ImportItem[],
    isHeld: (item: ImportItem) => boolean,
  ): Promise<readonly ImportItem[]> {
    if (items.length === 0) return [];
    try {
      const files = await Promise.all(
        items.map(async (item) => ({
          ...(isHeld(item) ? { ticket: item.ticket! } : await this.#sentAgain(item)),
          corrections: { ...item.corrections },
          ...(item.as === null ? {} : { as: item.as }),
        })),
      );
      const outcomes = await this.#client.call('imports.add', { files, batch: this.#batch });
      const gone = items.filter((item, i) => isHeld(item) && outcomes[i]?.code === 'not_found');
      items.forEach((item, i) => {
        if (!gone.includes(item)) settle(item, outcomes[i]);
      });
      return gone;
    } catch (error) {
      for (const item of items) refuse(item, error);
      return [];
    }
  }

  /** Asks with the ticket of a file that is held already, with its content where there is none or it has gone. */
  async #sendOnce<Value>(item: ImportItem, ask: (file: GivenFile) => Promise<Value>): Promise<Value> {
    const ticket = item.ticket;
    if (ticket !== undefined) {
      try {
        return await ask({ ticket });
      } catch (error) {
        if (!(error instanceof ArchiveError) || error.code !== 'not_found') throw error;
      }
    }
    return ask(await this.#sentAgain(item));
  }

  #begin(item: ImportItem): boolean {
    item.stage = 'importing';
    if (item.file.size <= LARGEST_ORIGINAL) return true;
    refuse(item, tooLarge(item.file));
    return false;
  }

  async #each(
    bundles: readonly (readonly ImportItem[])[],
    work: (bundle: readonly ImportItem[]) => Promise<void>,
  ): Promise<void> {
    this.#stopped = false;
    this.#batch = crypto.randomUUID();
    this.isBusy = true;
    const began = Date.now();
    const total = bundles.reduce((sum, bundle) => sum + bundle.length, 0);
    let done = 0;
    for (const bundle of bundles) {
      if (!this.#stopped) await work(bundle);
      else for (const item of bundle) item.stage = item.preview ? 'ready' : 'cancelled';
      done += bundle.length;
      this.secondsLeft = timeLeft(Date.now() - began, done, total);
    }
    this.secondsLeft = null;
    this.isBusy = false;
  }
}

function itemOf(pack: File, file: UnpackedFile, at: number): ImportItem {
  if ('ticket' in file) return new ImportItem(pack, { ...file, at });
  const item = new ImportItem(pack, { ...file, size: 0, ticket: '', at });
  refuse(item, new ArchiveError(file.code, file.message));
  return item;
}

function bundlesOf(items: readonly ImportItem[]): ImportItem[][] {
  const bundles: ImportItem[][] = [];
  let bytes = Infinity;
  for (const item of items) {
    const last = bundles.at(-1);
    if (last && last.length < BUNDLE_FILES && bytes + item.size <= BUNDLE_BYTES) last.push(item);
    else {
      bundles.push([item]);
      bytes = 0;
    }
    bytes += item.size;
  }
  return bundles;
}

function settle(item: ImportItem, outcome: ImportedFile | undefined): void {
  if (outcome?.code === 'cancelled') {
    item.stage = 'ready';
    return;
  }
  item.outcome = outcome ?? null;
  item.error = outcome?.code ? new ArchiveError(outcome.code, outcome.message ?? '') : null;
  item.stage = !outcome || outcome.status === 'refused' ? 'refused' : 'done';
}

function refuse(item: ImportItem, error: unknown): void {
  item.error = error;
  item.stage = 'refused';
}

function tooLarge(file: File): ArchiveError {
  return new ArchiveError('file_too_large', `${file.name}: ${file.size} bytes`);
}

/** Of a pack, which goes in one request. */
async function contentOf(file: File): Promise<{ readonly name: string; readonly contentBase64: string }> {
  if (file.size > LARGEST_SENT) throw tooLarge(file);
  return { name: file.name, contentBase64: await base64Of(file) };
}

function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new ArchiveError('file_unreadable', 'the browser'));
    // readAsDataURL gives a string: `data:…;base64,` and then the content.
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''));
    reader.readAsDataURL(file);
  });
}
