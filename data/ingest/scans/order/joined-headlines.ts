import { HEADLINE, middleOf, type LayoutBox } from './layout-box.ts';

/** Of a headline's height: pieces of it stand no further from each other. */
const BESIDE = 0.8;
/** The lower of two pieces is so much of the higher one at least. */
const ALIKE = 0.7;

/** A headline in which a wide quotation mark made the detector see two: the pieces would fall into columns of their own. */
export function joinedHeadlines(boxes: readonly LayoutBox[], em: number): LayoutBox[] {
  const joined: LayoutBox[] = [];
  for (const box of [...boxes].sort((a, b) => a.x - b.x)) {
    const at = joined.findIndex((one) => areOne(one, box, em));
    if (at < 0) joined.push(box);
    else joined[at] = together(joined[at]!, box);
  }
  return joined;
}

function areOne(left: LayoutBox, right: LayoutBox, em: number): boolean {
  const [low, high] = [Math.min(left.h, right.h), Math.max(left.h, right.h)];
  const gap = right.x - left.x - left.w;
  return (
    low > HEADLINE * em &&
    low > ALIKE * high &&
    Math.abs(middleOf(left) - middleOf(right)) < 0.3 * low &&
    Math.abs(gap) < BESIDE * low
  );
}

function together(left: LayoutBox, right: LayoutBox): LayoutBox {
  const y = Math.min(left.y, right.y);
  const h = Math.max(left.y + left.h, right.y + right.h) - y;
  const bandOf = ({ y: top, h: height, band: [from, to] = [0, 1] }: LayoutBox) =>
    [top + from * height, top + to * height] as const;
  const [[above, below], [over, under]] = [bandOf(left), bandOf(right)];
  return {
    ...left,
    ...{ y, h, w: Math.max(left.x + left.w, right.x + right.w) - left.x },
    text: left.text + right.text,
    places: [...left.places, ...right.places],
    sureness: [...left.sureness, ...right.sureness],
    seconds: [...left.seconds, ...right.seconds],
    ...(left.spans && right.spans && { spans: [...left.spans, ...right.spans] }),
    ...(left.band &&
      right.band && {
        band: [(Math.min(above, over) - y) / h, (Math.max(below, under) - y) / h] as const,
      }),
  };
}
