import type {
  ImportedFile,
  ImportPreview,
  RecordCorrections,
  UnpackedFile,
} from '../../data/contract/library-model.ts';
import type { ReportId } from '../../data/contract/model.ts';

export type ImportStage = 'waiting' | 'reading' | 'ready' | 'importing' | 'done' | 'refused' | 'cancelled';

/** One chosen file, or one out of a chosen pack, on its way into the holdings. */
export class ImportItem {
  /** Itself, or the pack that it lies in. */
  readonly file: File;
  readonly inside: InPack | null;
  stage = $state<ImportStage>('waiting');
  preview = $state.raw<ImportPreview | null>(null);
  outcome = $state.raw<ImportedFile | null>(null);
  error = $state.raw<unknown>(null);
  /** Its report could be opened since it was imported. */
  hasBeenHeld = $state(false);
  /** What the person has put right in the preview. */
  corrections = $state<RecordCorrections>({});
  /** The report that it is to become a text of; null: a new report. */
  as = $state<ReportId | null>(null);

  constructor(file: File, inside: InPack | null = null) {
    this.file = file;
    this.inside = inside;
  }

  get name(): string {
    // A letter lies in itself, beside what is attached to it.
    const path = this.inside?.path ?? this.file.name;
    return path === this.file.name ? path : `${this.file.name} / ${path}`;
  }

  get size(): number {
    return this.inside?.size ?? this.file.size;
  }

  /** It holds files, and is none itself. */
  get isPack(): boolean {
    return this.inside === null && /\.(?:zip|eml)$/i.test(this.file.name);
  }

  /** Under which the library holds it. */
  get ticket(): string | undefined {
    return this.preview?.ticket ?? this.inside?.ticket;
  }
}

/** A file in a pack, and its place among the others. */
export type InPack = Extract<UnpackedFile, { readonly ticket: string }> & { readonly at: number };
