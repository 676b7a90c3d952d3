import { Parser } from 'htmlparser2';
import { asMarkup } from '../markup.ts';
import { edited, type Edit } from './edits.ts';
import { HiddenRuns } from './hidden-runs.ts';
import { readNumbering, type Numbering } from './numbering.ts';
import { readStyles, type ParagraphStyle } from './paragraph-styles.ts';
import { withTextBoxes } from './text-boxes.ts';

export interface DocumentParts {
  readonly document: string;
  readonly numbering: string;
  readonly styles: string;
}

/**
 * word/document.xml as it is printed: the labels that Word counts stand in the text, runs that nobody sees are marked,
 * styles that mean a heading are called one, and text boxes that only newer programs can draw are text. Its length is
 * linear in the document's; what is no well-formed XML is left to the reader of the whole.
 */
export function printedDocument({ document, numbering, styles }: DocumentParts): string {
  return applyEdits(withTextBoxes(document), readNumbering(numbering), styles);
}

interface OpenParagraph {
  style: string | null;
  instance: string | null;
  level: number | null;
  outline: number | null;
  /** Where what is printed first may be put, and where the name of its style stands. */
  bodyAt: number;
  styleEdit: Edit | null;
  readonly numberEdits: Edit[];
  isDeleted: boolean;
  inProperties: boolean;
  inRevision: boolean;
}

function applyEdits(document: string, numbering: Numbering, styles: string): string {
  const edits: Edit[] = [];
  const open: OpenParagraph[] = [];
  const styleOf = readStyles(styles);
  const hidden = new HiddenRuns(document, styleOf);
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        const place = { start: parser.startIndex, end: parser.endIndex + 1 };
        const value = attributes['w:val'] ?? '';
        const paragraph = open.at(-1);
        hidden.open(tag, attributes, place);
        if (tag === 'w:p') open.push(newParagraph(place.end));
        else if (paragraph) openInParagraph(paragraph, tag, value, place);
      },
      onclosetag: (tag) => {
        const paragraph = open.at(-1);
        const end = parser.endIndex + 1;
        for (const edit of hidden.close(tag)) edits.push(edit);
        if (tag === 'w:pPr' && paragraph?.inProperties) {
          paragraph.inProperties = false;
          paragraph.bodyAt = end;
        } else if (tag === 'w:pPrChange' && paragraph) paragraph.inRevision = false;
        else if (tag === 'w:p' && paragraph) {
          open.pop();
          for (const edit of editsOf(paragraph, numbering, styleOf)) edits.push(edit);
        }
      },
    },
    { xmlMode: true },
  );
  parser.end(document);
  return edited(document, edits);
}

function newParagraph(bodyAt: number): OpenParagraph {
  return {
    style: null,
    instance: null,
    level: null,
    outline: null,
    bodyAt,
    styleEdit: null,
    numberEdits: [],
    isDeleted: false,
    inProperties: false,
    inRevision: false,
  };
}

function openInParagraph(
  paragraph: OpenParagraph,
  tag: string,
  value: string,
  place: { readonly start: number; readonly end: number },
): void {
  if (tag === 'w:pPr') paragraph.inProperties = true;
  else if (tag === 'w:pPrChange') paragraph.inRevision = true;
  if (!paragraph.inProperties || paragraph.inRevision) return;
  if (tag === 'w:pStyle') {
    paragraph.style = value;
    paragraph.styleEdit = { ...place, text: '' };
  } else if (tag === 'w:numId') {
    paragraph.instance = value;
    paragraph.numberEdits.push({ ...place, text: '<w:numId w:val="0"/>' });
  } else if (tag === 'w:ilvl') paragraph.level = Number(value);
  else if (tag === 'w:outlineLvl') paragraph.outline = Number(value);
  else if (tag === 'w:del') paragraph.isDeleted = true;
}

/** The paragraph's label as a run of its own, its number as none, its style by a name that means a heading everywhere. */
function editsOf(
  paragraph: OpenParagraph,
  numbering: Numbering,
  styleOf: (id: string) => ParagraphStyle,
): readonly Edit[] {
  const style = paragraph.style === null ? null : styleOf(paragraph.style);
  const edits: Edit[] = [];
  const heading =
    paragraph.outline === null ? style?.heading : paragraph.outline < 9 ? paragraph.outline + 1 : null;
  if (paragraph.styleEdit && heading !== null && heading !== undefined)
    edits.push({
      ...paragraph.styleEdit,
      text: `<w:pStyle w:val="Heading${Math.max(1, Math.min(6, heading))}"/>`,
    });
  const instance = paragraph.instance ?? style?.numbering?.instance ?? null;
  if (instance === null || instance === '0' || paragraph.isDeleted) return edits;
  const level =
    paragraph.level ??
    style?.numbering?.level ??
    (paragraph.style === null ? null : numbering.levelOfStyle(instance, paragraph.style)) ??
    0;
  const label = numbering.next(instance, level);
  // A list that is not known is left as it is.
  if (label === '') return edits;
  const text = `<w:r><w:t xml:space="preserve">${asMarkup(label)}</w:t></w:r>`;
  return [...edits, ...paragraph.numberEdits, { start: paragraph.bodyAt, end: paragraph.bodyAt, text }];
}
