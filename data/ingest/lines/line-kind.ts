import { readByline } from './byline.ts';
import { LIST_ITEM, numberedHeadingLevel, readMarker, readSignature } from './line-patterns.ts';
import { isTerminated, type SourceLine } from './source-line.ts';

export type LineKind = 'marker' | 'byline' | 'signature' | 'heading' | 'item' | 'text';

const known = new WeakMap<SourceLine, LineKind>();

/** What a line is by its own words; `text` may still turn out to be a heading or a caption by its place. */
export function classifyLine(line: SourceLine): LineKind {
  let kind = known.get(line);
  if (kind === undefined) {
    kind = line.isMarkedHeading && !readMarker(line.text) ? 'heading' : kindOf(line.text);
    known.set(line, kind);
  }
  return kind;
}

function kindOf(text: string): LineKind {
  if (text.length > 80) return 'text';
  if (readMarker(text) !== null) return 'marker';
  if (readSignature(text)) return 'signature';
  if (readByline(text)) return 'byline';
  if (numberedHeadingLevel(text) !== null && !isTerminated(text) && text.length <= 45) return 'heading';
  if (LIST_ITEM.test(text) && !isTerminated(text) && text.length <= 60 && !/[，,]$/.test(text)) return 'item';
  return 'text';
}
