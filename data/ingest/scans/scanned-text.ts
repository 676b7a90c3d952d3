import { codePointLength, sliceCodePoints } from '../../contract/code-points.ts';
import type { LinePlace } from '../../schema/line-places.ts';
import type { ScannedPart, SourceLayout } from '../source-layout.ts';
import type { ReadPage } from './read-scan.ts';

interface Text {
  readonly text: string;
  readonly layout: SourceLayout;
}

/** A page that has been read, as text of its own; all places in code points of it. */
interface PageText {
  readonly number: number;
  readonly text: string;
  readonly places: readonly LinePlace[];
  readonly part: ScannedPart;
}

/**
 * The text of a source with the pages that have been read from pictures put in where they stand. `base`: what the file says
 * itself, nothing where it is all pictures.
 */
export function withScannedPages(base: Text, read: ReadonlyMap<number, ReadPage>): Text {
  let whole = base;
  for (const [number, page] of [...read].sort(([a], [b]) => a - b))
    if (page.lines.length > 0) whole = inserted(whole, textOfPage(number, page));
  return whole;
}

function textOfPage(number: number, { lines }: ReadPage): PageText {
  let text = '';
  let length = 0;
  const places: LinePlace[] = [];
  const unsure: { at: number; second: string | null }[] = [];
  const add = (more: string): void => {
    text += more;
    length += codePointLength(more);
  };
  lines.forEach((line, i) => {
    add(`${i === 0 ? '' : '\n'}${line.isIndented ? '\u3000\u3000' : ''}`);
    const rawStart = length;
    add(line.text);
    const { x, y, w, h, drift, knots } = line;
    places.push({ page: number, rawStart, rawEnd: length, x, y, width: w, height: h, drift, knots });
    for (const { at, second } of line.unsure) unsure.push({ at: rawStart + at, second });
  });
  return { number, text, places, part: { start: 0, end: length, unsure } };
}

function inserted({ text, layout }: Text, page: PageText): Text {
  const places = layout.places ?? [];
  const following = places.find((place) => place.page > page.number);
  const length = codePointLength(text);
  const at = following?.rawStart ?? length;
  const before = at === 0 ? '' : at === length && !text.endsWith('\n') ? '\n' : '';
  const after = at === length ? '' : '\n';
  const start = at + before.length;
  const by = before.length + codePointLength(page.text) + after.length;
  const own = page.places.map((place) => movedPlace(place, start));
  const moved = movedLayout(layout, at, by);
  return {
    text: sliceCodePoints(text, 0, at) + before + page.text + after + sliceCodePoints(text, at, length),
    layout: {
      ...moved,
      places: [...(moved.places ?? []), ...own].sort((a, b) => a.rawStart - b.rawStart),
      scanned: [...(moved.scanned ?? []), movedPart(page.part, start)].sort((a, b) => a.start - b.start),
    },
  };
}

/** Everything that stands at or behind `at`, further back by `by`. */
function movedLayout(layout: SourceLayout, at: number, by: number): SourceLayout {
  const from = <Range extends { readonly start: number; readonly end: number }>(range: Range): Range =>
    range.start >= at ? { ...range, start: range.start + by, end: range.end + by } : range;
  return {
    ...layout,
    tables: layout.tables.map((table) => ({ ...from(table), cells: table.cells.map(from) })),
    headings: layout.headings.map(from),
    lifted: layout.lifted.map(from),
    ...(layout.places && {
      places: layout.places.map((place) => (place.rawStart >= at ? movedPlace(place, by) : place)),
    }),
    ...(layout.scanned && {
      scanned: layout.scanned.map((part) => (part.start >= at ? movedPart(part, by) : part)),
    }),
  };
}

function movedPlace(place: LinePlace, by: number): LinePlace {
  return { ...place, rawStart: place.rawStart + by, rawEnd: place.rawEnd + by };
}

function movedPart({ start, end, unsure }: ScannedPart, by: number): ScannedPart {
  return {
    start: start + by,
    end: end + by,
    unsure: unsure.map((one) => ({ ...one, at: one.at + by })),
  };
}
