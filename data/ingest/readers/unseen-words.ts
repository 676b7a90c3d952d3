import type { HtmlEvent } from './html-events.ts';
import { areAlike, colourOf, PAPER, type Colour } from './paper-colour.ts';

/** Of what is open: the colour of words, null where the element alone does not say it; the ground, null where it is not known. */
interface Paint {
  readonly words: Colour | null;
  readonly ground: Colour | null;
  readonly isUnseen: boolean;
}

/**
 * Texts of a page whose words have the colour of the ground on which they stand, as their elements say both themselves: an
 * attribute or a style. Where a sheet may have a say (a class, an id, a ground that nobody names) words are seen.
 * `unseenClass`: of elements that are known to be seen by nobody. Indexes of events.
 */
export function unseenWords(events: readonly HtmlEvent[], unseenClass: string | null): ReadonlySet<number> {
  const unseen = new Set<number>();
  const hasSheets = events.some(
    (event) =>
      event.kind === 'open' && (event.tag === 'style' || /stylesheet/i.test(event.attributes['rel'] ?? '')),
  );
  let paint: Paint = { words: null, ground: hasSheets ? null : PAPER, isUnseen: false };
  const open: Paint[] = [];
  events.forEach((event, at) => {
    if (event.kind === 'open') {
      open.push(paint);
      paint = painted(paint, event.tag, event.attributes, hasSheets, unseenClass);
    } else if (event.kind === 'close') paint = open.pop() ?? paint;
    else if (paint.isUnseen || (paint.words && paint.ground && areAlike(paint.words, paint.ground)))
      unseen.add(at);
  });
  return unseen;
}

function painted(
  { words, ground, isUnseen }: Paint,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  hasSheets: boolean,
  unseenClass: string | null,
): Paint {
  const style = attributes['style'] ?? '';
  const said =
    lastOf(style, /(?:^|;)\s*color\s*:([^;]*)/gi) ?? (tag === 'font' ? attributes['color'] : undefined);
  const laid = lastOf(style, /(?:^|;)\s*background(?:-color|-image)?\s*:([^;]*)/gi) ?? attributes['bgcolor'];
  const mayBeStyled = hasSheets && (attributes['class'] !== undefined || attributes['id'] !== undefined);
  const isLink = tag === 'a' && attributes['href'] !== undefined;
  return {
    words: said !== undefined ? colourOf(said) : isLink || mayBeStyled ? null : words,
    ground:
      attributes['background'] !== undefined
        ? null
        : laid !== undefined
          ? colourOf(laid)
          : mayBeStyled
            ? null
            : ground,
    isUnseen: isUnseen || (unseenClass !== null && attributes['class'] === unseenClass),
  };
}

function lastOf(style: string, declaration: RegExp): string | undefined {
  return [...style.matchAll(declaration)].at(-1)?.[1];
}
