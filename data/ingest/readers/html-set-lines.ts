import { Inside } from './html-events.ts';

/** CSS Text 3, 3. */
const KEEPS_LINES = /white-space:\s*(?:pre|break-spaces)/i;

/** White space of a page: one blank for any of it, but where the page is set as it was typed and its lines are lines. */
export class SetLines {
  readonly #asTyped = new Inside();

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    this.#asTyped.open(tag, tag === 'pre' || KEEPS_LINES.test(attributes['style'] ?? ''));
  }

  close(tag: string): void {
    this.#asTyped.close(tag);
  }

  wordsOf(text: string): string {
    return this.#asTyped.is ? text.replaceAll(/\r\n?/g, '\n') : text.replace(/[ \t\r\n\f]+/g, ' ');
  }
}
