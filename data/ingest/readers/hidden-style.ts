const NOT_SHOWN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0?\.?0*\s*(?:;|!|$)|font-size\s*:\s*0*\.?0*(?:px|pt|r?em|%)?\s*(?:;|!|$))/i;
/** Moved out of the page, or indented out of it: further than any page is wide. */
const OUT_OF_PAGE = /(?:^|;)\s*(?:text-indent|(?:margin-)?(?:left|top))\s*:\s*-\d{4,}(?:\.\d+)?px/i;

/** Whether a declaration block lets nothing of its element be seen. White on white is told by unseen-words.ts. */
export function hidesText(style: string): boolean {
  return NOT_SHOWN.test(style) || OUT_OF_PAGE.test(style);
}
