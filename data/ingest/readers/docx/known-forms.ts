import { Parser } from 'htmlparser2';
import { asMarkup } from '../markup.ts';
import { edited, type Edit } from './edits.ts';
import { linearFormula } from './linear-formula.ts';

/** Only what stands in them is printed. */
const WRAPPERS = new Set(['w:fldSimple', 'w:bdo', 'w:dir', 'w:ruby', 'w:rubyBase']);
/** Signs of a symbol font, which mean something else in each. */
const PRIVATE = /^[\ue000-\uf8ff]$/;
const EMPTY_CELL = '<w:tc><w:p></w:p></w:tc>';
/** Of a table in Word. */
const MOST_COLUMNS = 63;
/** Around the number of a part of another format that stands in the document; no text has it. */
export const CHUNK_MARK = '\ufdd3';

/** An element from the beginning of its opening to the end of its closing tag, which are one where it is empty. */
interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly bodyAt: number;
  bodyEnd: number;
  end: number;
  readonly inParagraph: boolean;
  /** Of what newer programs choose from. */
  readonly choices: Element[];
  /** Columns of the grid that a row leaves out before its first cell, of properties of a row. */
  columnsBefore: number;
  /** Older programs have something too, or it is a box, which is looked at elsewhere. */
  isKnown: boolean;
}

/**
 * word/document.xml without the forms that mammoth drops with all that stands in them: simple fields, directions, ruby, symbols
 * of common fonts, formulas, columns that a row leaves out before its first cell, and what only newer programs know (ECMA-376
 * part 1, 17.16.19, 17.3.2, 17.3.3, 17.4.15, 22.1; part 3, 9).
 * Where a part of another format stands (17.17.2) is marked; `chunks` are the relations of these, in order.
 */
export function inKnownForms(document: string): {
  readonly document: string;
  readonly chunks: readonly string[];
} {
  const edits: Edit[] = [];
  const chunks: string[] = [];
  const open: Element[] = [];
  const choosing: Element[] = [];
  let [paragraphs, formulas] = [0, 0];
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        const [start, bodyAt] = [parser.startIndex, parser.endIndex + 1];
        const ends = { bodyEnd: bodyAt, end: bodyAt, choices: [], columnsBefore: 0, isKnown: false };
        const element = { tag, attributes, start, bodyAt, inParagraph: paragraphs > 0, ...ends };
        open.push(element);
        if (tag === 'w:p') paragraphs++;
        else if (tag === 'm:oMath') formulas++;
        else if (tag === 'mc:AlternateContent') choosing.push(element);
        else if (tag === 'w:gridBefore')
          for (const row of open.slice(-2, -1)) row.columnsBefore = Number(attributes['w:val']) || 0;
        else if (tag === 'mc:Fallback' || tag === 'w:txbxContent')
          for (const outer of choosing.slice(-1)) outer.isKnown = true;
      },
      onclosetag: (tag) => {
        const element = open.pop();
        if (!element) return;
        element.bodyEnd = Math.max(parser.startIndex, element.bodyAt);
        element.end = parser.endIndex + 1;
        if (tag === 'w:p') paragraphs--;
        else if (tag === 'm:oMath' && --formulas > 0) return;
        else if (tag === 'mc:AlternateContent') choosing.pop();
        else if (tag === 'mc:Choice') open.at(-1)?.choices.push(element);
        if (tag === 'w:altChunk') {
          const mark = `${CHUNK_MARK}${chunks.push(element.attributes['r:id'] ?? '') - 1}${CHUNK_MARK}`;
          edits.push(instead(element, `<w:p><w:r><w:t>${mark}</w:t></w:r></w:p>`));
        } else for (const edit of editsOf(element, document)) edits.push(edit);
      },
    },
    { xmlMode: true },
  );
  parser.end(document);
  return { document: edited(document, edits), chunks };
}

function editsOf(element: Element, document: string): readonly Edit[] {
  const { tag, attributes, start, end, inParagraph } = element;
  if (WRAPPERS.has(tag)) return unwrapped(element);
  switch (tag) {
    // How the characters beside it are pronounced.
    case 'w:rt':
    case 'w:rubyPr':
      return [instead(element, '')];
    case 'w:cr':
      return [instead(element, '<w:br/>')];
    case 'w:ptab':
      return [instead(element, '<w:tab/>')];
    case 'w:sym': {
      const code = Number.parseInt(attributes['w:char'] ?? '', 16) || 0xf000;
      const sign = code > 0xffff ? '' : String.fromCharCode(code);
      return sign === '' || PRIVATE.test(sign) ? [] : [instead(element, textOf(sign))];
    }
    case 'm:oMath': {
      const formula = `<w:r>${textOf(linearFormula(document.slice(start, end)))}</w:r>`;
      return [instead(element, inParagraph ? formula : `<w:p>${formula}</w:p>`)];
    }
    // Its own run shows whether it is ticked.
    case 'w14:checkbox':
      return [instead(element, '')];
    case 'm:oMathPara':
      return unwrapped(element);
    case 'w:trPr':
      return [{ start: end, end, text: EMPTY_CELL.repeat(Math.min(element.columnsBefore, MOST_COLUMNS)) }];
    case 'mc:AlternateContent':
      return element.isKnown ? [] : chosen(element);
    default:
      return [];
  }
}

const instead = ({ start, end }: Element, text: string): Edit => ({ start, end, text });

const textOf = (text: string): string => `<w:t xml:space="preserve">${asMarkup(text)}</w:t>`;

function unwrapped({ start, bodyAt, bodyEnd, end }: Element): readonly Edit[] {
  return [
    { start, end: bodyAt, text: '' },
    { start: bodyEnd, end, text: '' },
  ];
}

/** The first choice as it stands, without the others. */
function chosen(element: Element): readonly Edit[] {
  const [first, ...others] = element.choices;
  return first
    ? [...unwrapped(element), ...unwrapped(first), ...others.map((other) => instead(other, ''))]
    : [];
}
