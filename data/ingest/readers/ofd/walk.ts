import { Parser } from 'htmlparser2';

export type Attributes = Readonly<Record<string, string>>;

/** Elements by their local names, in order; the text of each in one piece. */
export function walk(
  xml: string,
  open: (tag: string, attributes: Attributes) => void,
  close: (tag: string) => void,
  text: (text: string) => void,
): void {
  const local = (tag: string): string => tag.slice(tag.indexOf(':') + 1);
  let gathered = '';
  const flush = (): void => {
    if (gathered !== '') text(gathered);
    gathered = '';
  };
  new Parser(
    {
      onopentag: (tag, attributes) => {
        flush();
        open(local(tag), attributes);
      },
      ontext: (piece) => (gathered += piece),
      onclosetag: (tag) => {
        flush();
        close(local(tag));
      },
    },
    { xmlMode: true },
  ).end(xml);
}

export function numbersOf(text: string): number[] {
  return text
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number)
    .filter(Number.isFinite);
}
