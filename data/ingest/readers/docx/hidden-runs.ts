import type { Edit } from './edits.ts';
import { areAlike, colourOf, PAPER } from '../paper-colour.ts';
import { isOn, type ParagraphStyle } from './paragraph-styles.ts';

/** Character style by which runs that nobody sees are handed on. */
export const HIDDEN_STYLE = 'LanjuanHidden';

/** What may lie behind words: in a run, a paragraph, a cell, a table, a box. */
interface Ground {
  readonly tag: string;
  isShaded: boolean;
}

interface Run {
  readonly start: number;
  propertiesAt: number;
  isHidden: boolean;
  isWhite: boolean;
}

/** They hold properties as they were. */
const CHANGES: ReadonlySet<string> = new Set(['w:pPrChange', 'w:rPrChange', 'w:tcPrChange', 'w:tblPrChange']);
const GROUNDS: ReadonlySet<string> = new Set(['w:r', 'w:p', 'w:tc', 'w:tbl', 'w:txbxContent']);
/** Pictures behind words, and pages of a colour: who knows what white stands on there. */
const BEHIND = /behindDoc="(?:1|true)"|<w:background\b|<v:(?:rect|shape|roundrect)\b[^>]*z-index:\s*-/;

/**
 * Finds runs that are hidden (17.3.2.41), or white where nothing is known to lie behind them, while a document is gone
 * through, and gives them a style of their own.
 */
export class HiddenRuns {
  readonly #styleOf: (id: string) => ParagraphStyle;
  readonly #isPaper: boolean;
  readonly #grounds: Ground[] = [];
  /** Whether the words of the paragraphs that are open are hidden by their styles. */
  readonly #paragraphs: boolean[] = [];
  /** Within what it was before a change. */
  #changes = 0;
  #run: Run | null = null;
  #styleEdit: Edit | null = null;

  constructor(document: string, styleOf: (id: string) => ParagraphStyle) {
    this.#isPaper = !BEHIND.test(document);
    this.#styleOf = styleOf;
  }

  open(tag: string, attributes: Readonly<Record<string, string>>, place: Omit<Edit, 'text'>): void {
    const value = attributes['w:val'] ?? '';
    if (CHANGES.has(tag)) this.#changes++;
    if (this.#changes > 0) return;
    if (GROUNDS.has(tag)) this.#grounds.push({ tag, isShaded: tag === 'w:txbxContent' });
    if (tag === 'w:p') this.#paragraphs.push(false);
    else if (tag === 'w:pStyle')
      this.#paragraphs[this.#paragraphs.length - 1] = this.#styleOf(value).isHidden;
    if (tag === 'w:r') {
      const isHidden = this.#paragraphs.at(-1) === true;
      this.#run = { start: place.end, propertiesAt: -1, isHidden, isWhite: false };
      this.#styleEdit = null;
    } else if (tag === 'w:shd' || tag === 'w:highlight') this.#shade(tag, attributes);
    else if (
      tag === 'w:tblStyle' ||
      ((tag === 'w:pStyle' || tag === 'w:rStyle') && this.#styleOf(value).isShaded)
    )
      this.#mark();
    if (this.#run) this.#ofRun(this.#run, tag, value, place);
  }

  #ofRun(run: Run, tag: string, value: string, place: Omit<Edit, 'text'>): void {
    if (tag === 'w:rPr') run.propertiesAt = place.end;
    else if (tag === 'w:vanish') run.isHidden = isOn(value);
    else if (tag === 'w:color') run.isWhite = isWhite(value);
    else if (tag === 'w:rStyle') {
      this.#styleEdit = { ...place, text: '' };
      if (this.#styleOf(value).isHidden) run.isHidden = true;
    }
  }

  /** What is to be changed in the document. */
  close(tag: string): readonly Edit[] {
    if (CHANGES.has(tag)) this.#changes--;
    if (this.#changes > 0) return [];
    if (tag === 'w:p') this.#paragraphs.pop();
    const run = this.#run;
    const isWhite =
      run?.isWhite === true && this.#isPaper && this.#grounds.every((ground) => !ground.isShaded);
    if (this.#grounds.at(-1)?.tag === tag) this.#grounds.pop();
    if (tag !== 'w:r' || !run) return [];
    this.#run = null;
    if (!run.isHidden && !isWhite) return [];
    const style = `<w:rStyle w:val="${HIDDEN_STYLE}"/>`;
    const hasProperties = run.propertiesAt >= 0;
    const at = hasProperties ? run.propertiesAt : run.start;
    return [
      { start: at, end: at, text: hasProperties ? style : `<w:rPr>${style}</w:rPr>` },
      ...(this.#styleEdit ? [this.#styleEdit] : []),
    ];
  }

  #shade(tag: string, attributes: Readonly<Record<string, string>>): void {
    const value = attributes['w:val'] ?? '';
    const fill = attributes['w:fill'] ?? 'auto';
    const isBare =
      tag === 'w:highlight' ? value === 'none' : value !== 'solid' && (fill === 'auto' || isWhite(fill));
    if (!isBare) this.#mark();
  }

  #mark(): void {
    const ground = this.#grounds.at(-1);
    if (ground) ground.isShaded = true;
  }
}

function isWhite(hex: string): boolean {
  const colour = colourOf(hex);
  return colour !== null && areAlike(colour, PAPER);
}
