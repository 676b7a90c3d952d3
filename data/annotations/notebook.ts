import type { AnnotationId } from '../contract/annotation-model.ts';
import type { Problem } from '../contract/library-model.ts';
import type { EditionTexts } from '../schema/edition-text.ts';
import { AnnotationBook } from './annotation-book.ts';
import { jsonLdOf } from './jsonld-export.ts';
import type { NotebookFiles } from './notebook-files.ts';
import type { NotebookLog } from './notebook-log.ts';
import { PreferenceBook } from './preference-book.ts';
import { TargetPlacing } from './target-placing.ts';

export interface NotebookParts {
  readonly log: NotebookLog;
  readonly files: NotebookFiles;
  readonly texts: EditionTexts;
  readonly now: () => Date;
  readonly author: string;
  readonly problems: readonly Problem[];
  readonly close: () => void;
}

/** An open notebook. */
export class Notebook {
  readonly annotations: AnnotationBook;
  readonly preferences: PreferenceBook;
  /** What happened while opening that the person should know. */
  readonly problems: readonly Problem[];
  readonly #parts: NotebookParts;

  constructor(parts: NotebookParts) {
    this.#parts = parts;
    this.problems = parts.problems;
    this.preferences = new PreferenceBook(parts.log, parts.now);
    this.annotations = new AnnotationBook(
      parts.log,
      new TargetPlacing(parts.texts),
      () => this.preferences.author(parts.author),
      parts.now,
    );
  }

  /** Annotations that are not in the trash. */
  count(): number {
    const row = this.#parts.log.database
      .prepare<[], { n: number }>("SELECT count(*) AS n FROM entities WHERE kind = 'annotation' AND is_present = 1")
      .get();
    return row?.n ?? 0;
  }

  /** W3C JSON-LD of those named, or of all that are not in the trash. */
  exportJsonLd(ids?: readonly AnnotationId[]): { readonly jsonLd: string; readonly count: number } {
    const chosen = ids
      ? ids.map((id) => this.annotations.read(id))
      : this.annotations.list({ deleted: false });
    return { jsonLd: jsonLdOf(chosen), count: chosen.length };
  }

  close(): void {
    this.#parts.close();
  }
}
