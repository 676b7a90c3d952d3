/** Words as they stand in HTML and XML, outside of attributes. */
export const asMarkup = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Plain text as a page: a paragraph for each line. */
export const paragraphsOf = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => `<p>${asMarkup(line)}</p>`)
    .join('');
