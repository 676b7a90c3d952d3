import type { BagFault } from '../../data/contract/bag-model.ts';
import type { FourProperties } from '../../data/contract/four-properties-model.ts';
import type { ReportId } from '../../data/contract/model.ts';
import type { CataloguePreview, FileDirectory } from '../../data/contract/record-model.ts';
import type { FormatOf } from '../../data/plain/export-formats.ts';
import { editsOf } from '../../data/contract/record-edit.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import { base64Of, bytesOfBase64 } from '../shared/base64.ts';
import type { WindowClient } from '../shared/changes.ts';
import { saveFile } from '../shared/save-file.ts';
import { saveExported } from '../shared/save-exported.ts';
import type { RecordsState } from './records.svelte.ts';

/** Who takes what else is in a bag. */
export interface BagTakers {
  readonly onfiles: (originals: readonly File[]) => void;
  /** Takes notes in and says what has become of them. */
  readonly onnotes: (jsonLd: string) => Promise<void>;
}

/** The catalogue as a file for a spreadsheet program, and what was edited in it: shown before it is taken over. */
export class TableExchange {
  /** Of the file that was chosen; null where none is looked at. */
  preview = $state.raw<CataloguePreview | null>(null);
  /** What the last check found; null where none is shown. */
  properties = $state.raw<FourProperties | null>(null);
  /** The 归档文件目录 that is shown, and of which reports; null where none is. */
  directory = $state.raw<(FileDirectory & { readonly chosen: { reportIds?: ReportId[] } }) | null>(null);
  isChecking = $state(false);
  /** Of the bag that was chosen last. */
  faults = $state.raw<readonly BagFault[]>([]);
  readonly #client: WindowClient;
  readonly #records: RecordsState;
  readonly #messages: Messages;
  readonly #takers: BagTakers;

  constructor(client: WindowClient, records: RecordsState, messages: Messages, takers: BagTakers) {
    this.#takers = takers;
    this.#client = client;
    this.#records = records;
    this.#messages = messages;
  }

  /** Of these reports; none: of all. */
  async save(format: FormatOf<'catalogue'>, reportIds: readonly ReportId[]): Promise<void> {
    const chosen = reportIds.length > 0 ? { reportIds: [...reportIds] } : {};
    await this.#records.attempt(async () =>
      saveExported(await this.#client.call('records.export', { format, ...chosen })),
    );
  }

  /** Shows the 归档文件目录 of these reports; none: of all. */
  async showDirectory(reportIds: readonly ReportId[]): Promise<void> {
    const chosen = reportIds.length > 0 ? { reportIds: [...reportIds] } : {};
    await this.#records.attempt(async () => {
      const read = await this.#client.call('records.readDirectory', chosen);
      this.#putAway();
      this.directory = { chosen, ...read };
    });
  }

  /** The one that is shown, as XLSX. */
  async saveDirectory(): Promise<void> {
    const chosen = this.directory?.chosen ?? {};
    await this.#records.attempt(async () =>
      saveExported(await this.#client.call('records.directory', chosen)),
    );
  }

  /** 四性检测 of everything. */
  async check(): Promise<void> {
    this.isChecking = true;
    await this.#records.attempt(async () => {
      const found = await this.#client.call('properties.check', {});
      this.#putAway();
      this.properties = found;
    });
    this.isChecking = false;
  }

  async saveProperties(format: 'xlsx' | 'json'): Promise<void> {
    if (format === 'json')
      saveFile('四性检测.json', 'application/json', `${JSON.stringify(this.properties, null, 2)}\n`);
    else
      await this.#records.attempt(async () => saveExported(await this.#client.call('properties.export', {})));
  }

  /** A BagIt bag of these reports with all notes; none: of all. */
  async saveBag(reportIds: readonly ReportId[]): Promise<void> {
    const chosen = reportIds.length > 0 ? { reportIds: [...reportIds] } : {};
    await this.#records.attempt(async () => {
      const { jsonLd, count } = await this.#client.call('annotations.export', {});
      const notes = count > 0 ? { notes: jsonLd } : {};
      saveExported(await this.#client.call('bags.make', { ...chosen, ...notes }));
    });
  }

  /** An archive of these reports; none: of all. */
  async saveArchive(reportIds: readonly ReportId[]): Promise<void> {
    const chosen = reportIds.length > 0 ? { reportIds: [...reportIds] } : {};
    await this.#records.attempt(async () => saveExported(await this.#client.call('archives.export', chosen)));
  }

  /** Looks at a bag; its originals and notes go the way of all files of their kind. */
  async openBag(file: File): Promise<void> {
    const contentBase64 = base64Of(new Uint8Array(await file.arrayBuffer()));
    await this.#records.attempt(async () => {
      const bag = await this.#client.call('bags.open', { contentBase64 });
      this.faults = bag.faults;
      if (bag.faults.length > 0) return;
      if (bag.notes !== null) await this.#takers.onnotes(bag.notes);
      if (bag.recordsBase64 !== null)
        this.preview = await this.#client.call('records.preview', { contentBase64: bag.recordsBase64 });
      const files = bag.sources.map(
        ({ name, contentBase64: content }) => new File([bytesOfBase64(content)], name),
      );
      if (files.length > 0) this.#takers.onfiles(files);
    });
  }

  async look(file: File): Promise<void> {
    this.#putAway();
    this.faults = [];
    if (/\.zip$/i.test(file.name)) {
      await this.openBag(file);
      return;
    }

    const contentBase64 = base64Of(new Uint8Array(await file.arrayBuffer()));
    await this.#records.attempt(async () => {
      this.preview = await this.#client.call('records.preview', { contentBase64 });
    });
  }

  cancel(): void {
    this.preview = null;
  }

  /** One report at a time: under all of them the records would not be seen. */
  #putAway(): void {
    [this.directory, this.properties] = [null, null];
  }

  /** One step of undo. */
  async takeOver(): Promise<void> {
    const changes = this.preview?.changes ?? [];
    const edits = editsOf(changes);
    const { applied } = this.#messages.catalogue;
    if (edits.length === 0 || (await this.#records.edit(edits, applied))) this.cancel();
  }
}
