/** No page that a person made is as deep. */
const DEEPEST = 1500;
/** Elements that are always closed again; what often is not (p, li) says nothing of depth. */
const NESTING =
  /<(\/?)(?:div|span|font|section|article|b|i|u|em|strong|center|ul|ol|dl|blockquote|a|small|big|sub|sup|form)\b[^<>]*>/gi;

/** The page without the marks of elements below a depth that only an attack has: the parser's time grows with its square. */
export function shallowHtml(html: string): string {
  let depth = 0;
  return html.replaceAll(NESTING, (tag: string, closes: string) => {
    const isDeep = closes === '' ? ++depth > DEEPEST : depth > DEEPEST;
    if (closes !== '') depth = Math.max(0, depth - 1);
    return isDeep ? ' ' : tag;
  });
}
