/** What stands in the parts of a workbook (ECMA-376 part 1, 18), for whoever reads one. */
import { readXml } from './read-xml.ts';

export interface SheetPart {
  readonly title: string;
  readonly path: string;
  readonly isHidden: boolean;
}

/** Where the relations of a part of a packed document lead to (ECMA-376 part 2, 9.3), by their ids. */
export function relationTargets(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(xml, {
    open: (tag, { Id = '', Target = '' }) => {
      if (tag === 'Relationship') targets.set(Id, Target);
    },
  });
  return targets;
}

/** In the order of the workbook; one whose part is not named is none. */
export function sheetsIn(workbook: string, relationships: string): readonly SheetPart[] {
  const targets = relationTargets(relationships);
  const sheets: SheetPart[] = [];
  readXml(workbook, {
    open: (tag, attributes) => {
      const target = targets.get(relationOf(attributes));
      if (tag !== 'sheet' || target === undefined) return;
      sheets.push({
        title: attributes['name'] ?? '',
        path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
        isHidden: /hidden/i.test(attributes['state'] ?? ''),
      });
    },
  });
  return sheets;
}

/** `r:id`, whatever prefix its writer has for relationships. */
function relationOf(attributes: Readonly<Record<string, string>>): string {
  const name = Object.keys(attributes).find((attribute) => /:id$/.test(attribute));
  return name === undefined ? '' : attributes[name]!;
}

/** The words that cells name by number, without how they are pronounced (`rPh`). */
export function sharedStringsIn(xml: string): string[] {
  const strings: string[] = [];
  let isPhonetic = false;
  let isText = false;
  readXml(xml, {
    open: (tag) => {
      if (tag === 'si') strings.push('');
      if (tag === 'rPh') isPhonetic = true;
      isText = tag === 't' && !isPhonetic;
    },
    close: (tag) => {
      if (tag === 'rPh') isPhonetic = false;
      isText = false;
    },
    text: (text) => {
      if (isText && strings.length > 0) strings[strings.length - 1] += text;
    },
  });
  return strings;
}

/** B7 → row 6, column 1; null for what is no reference. */
export function placeOfCell(reference: string): { readonly row: number; readonly column: number } | null {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (!found) return null;
  const column = [...found[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(found[2]) - 1, column };
}

/** `_x000D_` is a carriage return, `_x005F_` an underscore (18.4.8, ST_Xstring). */
export function withCodes(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}
