import { Parser } from 'htmlparser2';
import { edited, type Edit } from './edits.ts';

/** What a drawing, or what programs choose from, shows of text. */
interface Drawing {
  readonly tag: 'mc:AlternateContent' | 'w:drawing';
  readonly boxes: string[];
  boxAt: number;
  /** Older programs draw it in their own way, which is read. */
  hasFallback: boolean;
}

/**
 * The text of boxes that only newer programs draw (DrawingML, `wps:txbx`), put beside them in the form in which older ones
 * have it (VML): mammoth reads no other. A box that has both is left as it is.
 */
export function withTextBoxes(document: string): string {
  if (!document.includes('w:txbxContent')) return document;
  const edits: Edit[] = [];
  const open: Drawing[] = [];
  const parser = new Parser(
    {
      onopentagname: (tag) => {
        const last = open.at(-1);
        const isChosen = last?.tag === 'mc:AlternateContent' && !last.hasFallback;
        if (tag === 'mc:AlternateContent' || (tag === 'w:drawing' && !isChosen))
          open.push({ tag, boxes: [], boxAt: -1, hasFallback: false });
        else if (tag === 'mc:Fallback' && last) last.hasFallback = true;
        else if (tag === 'w:txbxContent' && last && last.boxAt < 0) last.boxAt = parser.startIndex;
      },
      onclosetag: (tag) => {
        const last = open.at(-1);
        if (!last) return;
        if (tag === 'w:txbxContent' && last.boxAt >= 0) {
          last.boxes.push(document.slice(last.boxAt, parser.endIndex + 1));
          last.boxAt = -1;
        }
        if (tag !== last.tag) return;
        open.pop();
        if (last.hasFallback || last.boxes.length === 0) return;
        const box = inOlderForm(last.boxes.join(''));
        if (tag === 'w:drawing')
          edits.push({ start: parser.endIndex + 1, end: parser.endIndex + 1, text: box });
        else
          edits.push({
            start: parser.startIndex,
            end: parser.startIndex,
            text: `<mc:Fallback>${box}</mc:Fallback>`,
          });
      },
    },
    { xmlMode: true },
  );
  parser.end(document);
  return edited(document, edits);
}

const inOlderForm = (content: string): string =>
  `<w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">${content}</v:textbox></w:pict>`;
