import MiniSearch from 'minisearch';
import type { Syllables } from '../shared/syllables.ts';

export interface Command {
  readonly id: string;
  readonly label: string;
  /** Other words for it, the other language's among them. */
  readonly words: readonly string[];
  readonly run: () => void;
}

/** Finds commands by any stretch of their names, by pinyin and by initials: 导入, daoru, dr, import. */
export class CommandIndex {
  readonly #commands: ReadonlyMap<string, Command>;
  readonly #names = new MiniSearch<{ readonly id: string; readonly names: string }>({
    fields: ['names'],
    tokenize: grams,
    searchOptions: { tokenize: grams, combineWith: 'AND', prefix: true },
  });
  readonly #latin = new MiniSearch<{ readonly id: string; readonly full: string; readonly initials: string }>(
    {
      fields: ['full', 'initials'],
      tokenize: (text) => text.split(' '),
      searchOptions: { prefix: true, fuzzy: (term) => (term.length > 5 ? 1 : false), boost: { initials: 2 } },
    },
  );

  constructor(commands: readonly Command[], syllables: Syllables) {
    this.#commands = new Map(commands.map((command) => [command.id, command]));
    for (const { id, label, words } of commands) {
      const names = [label, ...words];
      this.#names.add({ id, names: names.join(' ') });
      const read = names.map((name) => syllables(name.replace(/[^\p{Script=Han}]/gu, '')));
      this.#latin.add({
        id,
        // From every syllable on, so that bijiao finds 与其他年度比较 as well.
        full: read.flatMap((one) => one.map((_, i) => one.slice(i).join(''))).join(' '),
        initials: read.flatMap((one) => one.map((_, i) => initialsOf(one.slice(i)))).join(' '),
      });
    }
  }

  /** Best first. */
  find(text: string): readonly Command[] {
    const latin = text.toLowerCase().replaceAll(/[\s']/g, '');
    const found = [...this.#names.search(text), ...(/^[a-z]+$/.test(latin) ? this.#latin.search(latin) : [])];
    const ids = new Set(found.map((one) => String(one.id)));
    return [...ids].map((id) => this.#commands.get(id)!);
  }
}

function initialsOf(syllables: readonly string[]): string {
  return syllables.map((one) => one[0] ?? '').join('');
}

/** Latin words, and pairs of neighbouring Chinese characters; a single character stands alone. */
function grams(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]+|\p{Script=Han}+/gu) ?? []).flatMap((run) => {
    if (!/\p{Script=Han}/u.test(run)) return [run];
    const characters = [...run];
    return characters.length === 1 ? [run] : characters.slice(1).map((one, i) => characters[i]! + one);
  });
}
