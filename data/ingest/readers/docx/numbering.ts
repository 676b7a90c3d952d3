import { Parser } from 'htmlparser2';
import { listNumber } from './list-label.ts';

export interface Level {
  readonly start: number;
  readonly format: string;
  /** %1、 with a place for the number of each level. */
  readonly text: string;
  /** A paragraph of this style is of this level. */
  readonly style: string | null;
  /** Numbers of all levels as 1, 2, 3 (isLgl). */
  readonly isLegal: boolean;
  readonly suffix: string;
}

type Levels = Map<number, Level>;
type Lists = Map<string, Levels>;
type Instances = Map<
  string,
  { readonly list: string; readonly starts: Map<number, number>; readonly own: Levels }
>;

/** The lists of a document (17.9), and how far each has come. */
export class Numbering {
  readonly #lists: Lists;
  readonly #instances: Instances;
  /** The counters of a list are shared by all that refer to it. */
  readonly #counters = new Map<string, number[]>();
  readonly #started = new Set<string>();

  constructor(lists: Lists, instances: Instances) {
    this.#lists = lists;
    this.#instances = instances;
  }

  /** The level of a list that a style belongs to. */
  levelOfStyle(instance: string, style: string): number | null {
    const found = this.#instances.get(instance);
    const levels = found && this.#lists.get(found.list);
    for (const [level, { style: linked }] of levels ?? []) if (linked === style) return level;
    return null;
  }

  /** The label of the next paragraph of a list at a level, counted on; '' where none is printed. */
  next(instance: string, level: number): string {
    const found = this.#instances.get(instance);
    if (!found) return '';
    const levelOf = (at: number): Level | undefined =>
      found.own.get(at) ?? this.#lists.get(found.list)?.get(at);
    const own = levelOf(level);
    if (!own) return '';
    const counters = this.#countOn(instance, found, level, levelOf);
    if (own.format === 'bullet') return bullet(own.text);
    const label = own.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = own.isLegal ? 'decimal' : (levelOf(at)?.format ?? 'decimal');
      return listNumber(counters[at] ?? levelOf(at)?.start ?? 1, format) ?? '';
    });
    return label === '' || own.suffix === 'nothing' || /[、）)．。：:]$/.test(label) ? label : `${label} `;
  }

  #countOn(
    instance: string,
    { list, starts }: { readonly list: string; readonly starts: ReadonlyMap<number, number> },
    level: number,
    levelOf: (at: number) => Level | undefined,
  ): readonly number[] {
    const counters = this.#counters.get(list) ?? [];
    this.#counters.set(list, counters);
    const startOf = (at: number): number => starts.get(at) ?? levelOf(at)?.start ?? 1;
    // An instance that states its own start begins anew when it is first met.
    if (starts.has(level) && !this.#started.has(`${instance} ${level}`))
      counters.length = Math.min(counters.length, level);
    this.#started.add(`${instance} ${level}`);
    for (let at = 0; at < level; at++) counters[at] ??= startOf(at);
    const before = counters[level];
    counters[level] = before === undefined ? startOf(level) : before + 1;
    counters.length = level + 1;
    return counters;
  }
}

/** The sign of a symbol font is a private character; it is printed as a dot or the like. */
function bullet(text: string): string {
  return `${/^\p{Co}|^$/u.test(text) ? '●' : text} `;
}

/** What word/numbering.xml says. */
export function readNumbering(xml: string): Numbering {
  const lists: Lists = new Map();
  const instances: Instances = new Map();
  let list = '';
  let instance = '';
  let at = 0;
  let level: { -readonly [K in keyof Level]: Level[K] } | null = null;
  const read = (tag: string, attributes: Readonly<Record<string, string>>): void => {
    const value = attributes['w:val'] ?? '';
    if (tag === 'w:abstractNum')
      lists.set((list = attributes['w:abstractNumId'] ?? ''), new Map<number, Level>());
    else if (tag === 'w:num') instance = attributes['w:numId'] ?? '';
    else if (tag === 'w:abstractNumId')
      instances.set(instance, { list: value, starts: new Map(), own: new Map() });
    else if (tag === 'w:lvlOverride') at = Number(attributes['w:ilvl']);
    else if (tag === 'w:startOverride') instances.get(instance)?.starts.set(at, Number(value));
    else if (tag === 'w:lvl') {
      at = Number(attributes['w:ilvl']);
      level = { start: 1, format: 'decimal', text: '', style: null, isLegal: false, suffix: 'tab' };
    } else if (level) readLevel(level, tag, value);
  };
  const parser = new Parser(
    {
      onopentag: read,
      onclosetag: (tag) => {
        if (tag === 'w:num') instance = '';
        if (tag !== 'w:lvl' || !level) return;
        (instance === '' ? lists.get(list) : instances.get(instance)?.own)?.set(at, level);
        level = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return new Numbering(lists, instances);
}

function readLevel(level: { -readonly [K in keyof Level]: Level[K] }, tag: string, value: string): void {
  if (tag === 'w:start') level.start = Number(value) || 0;
  else if (tag === 'w:numFmt') level.format = value;
  else if (tag === 'w:lvlText') level.text = value;
  else if (tag === 'w:pStyle') level.style = value;
  else if (tag === 'w:isLgl') level.isLegal = value !== '0' && value !== 'false';
  else if (tag === 'w:suff') level.suffix = value;
}
