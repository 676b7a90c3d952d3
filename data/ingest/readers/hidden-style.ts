const NOT_SHOWN = /(?:^|;)\s*(?:display\s*:\s*none|opacity\s*:\s*0?\.?0*\s*(?:;|!|$))/i;
/** Moved out of the page, or indented out of it: further than any page is wide. */
const OUT_OF_PAGE = /(?:^|;)\s*(?:text-indent|(?:margin-)?(?:left|top))\s*:\s*-\d{4,}(?:\.\d+)?px/i;

/** Whether a declaration block lets nothing of its element be seen. White on white is told by unseen-words.ts. */
export function hidesText(style: string): boolean {
  return NOT_SHOWN.test(style) || OUT_OF_PAGE.test(style);
}

const saying =
  (hides: RegExp, shows: RegExp) =>
  (style: string): boolean | null =>
    hides.test(style) ? true : shows.test(style) ? false : null;

/**
 * What an element hands down to those in it until one of them says otherwise (CSS 2.2 11.2, 15.7): whether a declaration block
 * hides its words by it, shows them, or (null) leaves them as those around. Sizes in shares of the size around it are nothing
 * where that is nothing.
 */
export const HANDED_DOWN = [
  saying(
    /(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)/i,
    /(?:^|;)\s*visibility\s*:\s*(?:visible|initial)/i,
  ),
  saying(
    /(?:^|;)\s*font-size\s*:\s*0*\.?0*(?:px|pt|r?em|%)?\s*(?:;|!|$)/i,
    /(?:^|;)\s*font(?:-size)?\s*:[^;]*(?:\d(?:px|pt|rem|mm|cm|in|v[wh])\b|\b(?:x*-?(?:small|large)|medium)\b)/i,
  ),
];
