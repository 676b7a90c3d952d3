/** What can leave the program as a file. `of`: in which form which things go. */
const FORMATS = {
  docx: {
    name: 'Word',
    endings: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    of: ['hits', 'notes', 'page', 'clippings'],
  },
  xlsx: {
    name: 'XLSX',
    endings: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    of: ['hits', 'notes', 'table', 'catalogue'],
  },
  csv: {
    name: 'CSV',
    endings: ['csv'],
    mediaType: 'text/csv;charset=utf-8',
    of: ['hits', 'notes', 'table', 'catalogue'],
  },
  markdown: {
    name: 'Markdown',
    endings: ['md'],
    mediaType: 'text/markdown;charset=utf-8',
    of: ['hits', 'notes', 'table', 'clippings'],
  },
  jsonld: {
    name: 'JSON-LD',
    endings: ['jsonld', 'json'],
    mediaType: 'application/ld+json',
    of: ['notes'],
  },
  gbt7714: {
    name: 'GB/T 7714',
    endings: ['txt'],
    mediaType: 'text/plain;charset=utf-8',
    of: ['hits', 'citation'],
  },
  bibtex: {
    name: 'BibTeX',
    endings: ['bib'],
    mediaType: 'application/x-bibtex;charset=utf-8',
    of: ['hits', 'citation'],
  },
  ris: {
    name: 'RIS',
    endings: ['ris'],
    mediaType: 'application/x-research-info-systems;charset=utf-8',
    of: ['hits', 'citation'],
  },
  csl: {
    name: 'CSL-JSON',
    endings: ['json'],
    mediaType: 'application/vnd.citationstyles.csl+json',
    of: ['hits', 'citation'],
  },
} as const satisfies Readonly<Record<string, FormatRow>>;

interface FormatRow {
  /** As programs call it, the same in every language. */
  readonly name: string;
  /** The first is that of a file that is written. */
  readonly endings: readonly [string, ...string[]];
  readonly mediaType: string;
  readonly of: readonly Exported[];
}

/** `page`: what is read on one, for people: a comparison, charts, a report with its notes. `table`: its cells alone. */
export type Exported = 'hits' | 'notes' | 'table' | 'catalogue' | 'citation' | 'page' | 'clippings';

/** The formats of a kind of thing. */
export type FormatOf<Thing extends Exported> = {
  [Name in keyof typeof FORMATS]: Thing extends (typeof FORMATS)[Name]['of'][number] ? Name : never;
}[keyof typeof FORMATS];

type FormatName = keyof typeof FORMATS;

/** In the order in which a menu shows them. */
export function formatsOf<Thing extends Exported>(thing: Thing): readonly FormatOf<Thing>[] {
  // The keys of a record are the names that it was declared with, and those that are left list the thing.
  return (Object.keys(FORMATS) as FormatName[]).filter((name) =>
    rowOf(name).of.includes(thing),
  ) as FormatOf<Thing>[];
}

export function formatNamed(
  format: FormatName,
): Pick<FormatRow, 'name' | 'mediaType'> & { readonly ending: string } {
  const { name, mediaType, endings } = rowOf(format);
  return { name, mediaType, ending: endings[0] };
}

/** By the ending of a file's name, with or without its point; null where nothing is written so. */
export function formatOfEnding<Thing extends Exported>(thing: Thing, ending: string): FormatOf<Thing> | null {
  const plain = ending.toLowerCase().replace(/^\./, '');
  return formatsOf(thing).find((name) => rowOf(name).endings.includes(plain)) ?? null;
}

/** `.xlsx, .csv, .md` */
export function endingsOf(thing: Exported): string {
  return formatsOf(thing)
    .flatMap((name) => rowOf(name).endings)
    .map((ending) => `.${ending}`)
    .join(', ');
}

function rowOf(format: FormatName): FormatRow {
  return FORMATS[format];
}
