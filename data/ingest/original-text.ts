import type { SourceFormat } from './file-format.ts';
import type { SourceLayout } from './source-layout.ts';

/** A source file read as text: what every reader of a format hands over. */
export interface OriginalText {
  readonly name: string;
  /** Lower-case hex, of the bytes. */
  readonly sha256: string;
  readonly format: SourceFormat;
  /** As shown to a person: UTF-8, GB18030 …; null where the format has its own (docx, pdf). */
  readonly encoding: string | null;
  /**
   * The file decoded as text, a byte-order mark included; for all but txt and md the text that the reader took out
   * of it. Raw offsets are code points of this.
   */
  readonly text: string;
  /** What the reader knows besides; left out where the file is nothing but text. */
  readonly layout?: SourceLayout;
}
