/** Markup made of elements and texts; what is text can never become markup, for only `element` writes `<`. */
export interface Html {
  readonly markup: string;
}

type Name = 'blockquote' | 'p' | 'table' | 'tbody' | 'td' | 'th' | 'thead' | 'tr';

/** Children that are strings are text. Attributes are written by us, their values are escaped all the same. */
export function element(
  name: Name,
  children: readonly (Html | string)[],
  attributes: Readonly<Record<string, string>> = {},
): Html {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : child.markup));
  return { markup: `<${name}${written.join('')}>${inside.join('')}</${name}>` };
}

/** What XML 1.0 cannot hold is left out, for a paste may be read as XHTML. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
