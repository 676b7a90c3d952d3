interface RtfStyle {
  readonly number: number;
  base: number | null;
  /** 0 for the highest heading, 9 for text; null where its base has the say. */
  outline: number | null;
  name: string;
}

const BODY_TEXT = 9;
/** Styles are based on others, and no chain of a sound file is longer. */
const LONGEST_CHAIN = 12;

/** What the style sheet of a Rich Text file says of headings (RTF 1.9.1, style sheet), told word by word. */
export class RtfStyles {
  readonly #styles = new Map<number, RtfStyle>();
  #style: RtfStyle | null = null;

  /** A group of the sheet begins, or ends: each is of one style. */
  edge(): void {
    if (this.#style) this.#styles.set(this.#style.number, this.#style);
    this.#style = null;
  }

  word(word: string, number: number | null): void {
    if (word === 's') this.#style = { number: number ?? 0, base: null, outline: null, name: '' };
    else if (!this.#style) return;
    else if (word === 'sbasedon') this.#style.base = number;
    else if (word === 'outlinelevel') this.#style.outline = number;
  }

  text(text: string): void {
    if (this.#style) this.#style.name += text;
  }

  /** 1 for the highest heading; null for text. */
  headingOf(number: number): number | null {
    let style = this.#styles.get(number);
    for (let depth = 0; style && depth < LONGEST_CHAIN; depth++) {
      const named = /^\s*(?:heading|标题) ?([1-9]);/i.exec(style.name)?.[1];
      if (style.outline !== null) return headingLevel(style.outline);
      if (named !== undefined) return Number(named);
      style = style.base === null || style.base === style.number ? undefined : this.#styles.get(style.base);
    }
    return null;
  }
}

/** Of a level of the outline, 0 to 8. */
export const headingLevel = (outline: number): number | null => (outline < BODY_TEXT ? outline + 1 : null);
