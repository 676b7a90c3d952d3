/** ⁰¹²³⁴⁵⁶⁷⁸⁹⁻: as text prints an exponent. */
const EXPONENTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, digit) => [String(digit), sign])),
  '-': '⁻',
  '−': '⁻',
};
/** m², km², cm³, 10⁵: behind a unit in letters, and behind a ten that is a number of its own. */
const BASE = /(?:(?<![a-z])(?:[kcdmµ]?m|s|h)|(?<![\d.,])10)$/i;
const NOTE = /^(?:\[\d{1,3}\]|〔\d{1,3}〕|\d{1,2}|[①-⑳]|[*＊※†])$/u;
/** Where a clause or a sentence ends, and what stands between brackets. */
const END = /[，。；：！？、（）()]|[,;:.!?](?!\d)/u;

/**
 * What is raised above its line (`<sup>`): exponents stand as such; the mark of a note goes behind the clause in which it stands,
 * in square brackets, for beside its word or number it would be read as a part of it (立案320¹件 is no 3201).
 */
export class RaisedMarks {
  #raised: string | null = null;
  #waiting = '';
  #before = '';

  open(): void {
    this.#raised ??= '';
  }

  /** What of a text is to be written now. */
  write(text: string): string {
    if (this.#raised !== null) {
      this.#raised += text;
      return '';
    }
    this.#before = (this.#before + text).slice(-8);
    if (this.#waiting === '') return text;
    const end = END.exec(text)?.index ?? -1;
    return end < 0 ? text : text.slice(0, end) + this.flush() + text.slice(end);
  }

  /** What of the raised text stands where it was. */
  close(): string {
    const raised = (this.#raised ?? '').trim();
    this.#raised = null;
    if (/^[-−]?\d{1,2}$/.test(raised) && BASE.test(this.#before))
      return [...raised].map((sign) => EXPONENTS[sign]!).join('');
    if (!NOTE.test(raised)) return this.write(raised);
    this.#waiting += /^\d+$/.test(raised) ? `[${raised}]` : raised;
    return '';
  }

  /** Marks whose clause has no end of its own. */
  flush(): string {
    const marks = this.#waiting;
    this.#waiting = '';
    return marks;
  }
}
