import type { TracedText } from '../../text/traced-text.ts';
import type { JoinedLines, Joint } from './join-lines.ts';

/** A whole unit of the page: lines that belong together, joined. */
export interface Block {
  readonly kind: 'text' | 'heading' | 'marker' | 'byline' | 'signature' | 'item' | 'caption';
  readonly traced: TracedText;
  readonly text: string;
  /** Blank lines before it. */
  readonly gap: number;
  /** Where lines were joined. */
  readonly joints: readonly Joint[];
}

export function makeBlock(kind: Block['kind'], joined: JoinedLines, gap: number): Block {
  return { kind, traced: joined.traced, text: joined.traced.text, gap, joints: joined.joints };
}
