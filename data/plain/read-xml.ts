import { Parser } from 'htmlparser2';

/** What a reader of a packed document is told of one of its parts, in order. */
export interface XmlEvents {
  readonly open?: (tag: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (tag: string) => void;
  /** All that stands between two tags, in one piece. */
  readonly text?: (text: string) => void;
}

/** Elements by their names without their prefix: some writers put one before every element. */
export function readXml(xml: string, { open, close, text }: XmlEvents): void {
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  let gathered = '';
  const endText = (): void => {
    if (gathered !== '') text?.(gathered);
    gathered = '';
  };
  new Parser(
    {
      onopentag: (name, attributes) => {
        endText();
        open?.(local(name), attributes);
      },
      ontext: (piece) => (gathered += piece),
      onclosetag: (name) => {
        endText();
        close?.(local(name));
      },
    },
    { xmlMode: true },
  ).end(xml);
}
