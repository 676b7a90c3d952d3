import type { ArchiveClient } from '../../data/contract/api.ts';
import type {
  EditionName,
  Passage,
  PassageId,
  Programme,
  Report,
  ReportId,
  ReportSummary,
} from '../../data/contract/model.ts';
import type { Choices } from '../shared/route.ts';
import type { WindowClient } from '../shared/changes.ts';
import { LiveQuery, liveMethod } from '../shared/live-query.svelte.ts';

/** A mention in its sentence: which report and edition, and the whole passage. */
export interface MentionPlace {
  readonly reportId: ReportId;
  readonly edition: EditionName;
  readonly heading: string | null;
  readonly passage: Passage;
}

type Year = Programme['years'][number];

export const PROGRAMME_ORDERS = ['years', 'byName', 'first', 'latest'] as const;
/** Most years first and, of as many, most passages; by name; by first or by latest mention. */
export type ProgrammeOrder = (typeof PROGRAMME_ORDERS)[number];

/** Named programmes over the years, and the passages of the one that is chosen. */
export class ProgrammesState {
  readonly programmes: readonly Programme[] = $derived.by(() =>
    (this.#list.value ?? []).map((one) => this.#counted(one)),
  );
  /** Digests beside originals are counted too; else of each report the fullest text alone. */
  withDigests = $state(false);
  words = $state('');
  agency = $state<string | null>(null);
  onlySeveralYears = $state(false);
  order = $state<ProgrammeOrder>('years');
  /** The programmes themselves, or the thesaurus that they and the searches use. */
  tab = $state<'programmes' | 'terms'>('programmes');
  name = $state<string | null>(null);
  /** The year that a click chose; null shows all years of the programme. */
  year = $state<number | null>(null);

  readonly agencies = $derived([
    ...new Set(this.programmes.flatMap((one) => one.years.flatMap((year) => year.agency ?? []))),
  ]);
  readonly years = $derived(
    [...new Set(this.programmes.flatMap((one) => this.#yearsOf(one).flatMap(({ year }) => year ?? [])))].sort(
      (a, b) => a - b,
    ),
  );
  readonly visible = $derived(
    this.programmes
      .filter((programme) => {
        const own = this.#yearsOf(programme);
        if (own.length === 0 || (this.onlySeveralYears && countYears(own) < 2)) return false;
        return programme.name.toLowerCase().includes(this.words.trim().toLowerCase());
      })
      .toSorted((a, b) => compareProgrammes(this.order, a, b, (one) => this.#yearsOf(one))),
  );
  readonly chosen = $derived(this.programmes.find((one) => one.name === this.name) ?? null);
  /** The reports that name the chosen programme, in the year that was clicked or in all. */
  readonly mentions = $derived(
    this.chosen
      ? this.#yearsOf(this.chosen).filter((one) => this.year === null || one.year === this.year)
      : [],
  );
  readonly #originals = $derived.by(
    () => new Set(this.#reports().flatMap((one) => (one.editions.includes('original') ? one.reportId : []))),
  );
  readonly #reports: () => readonly ReportSummary[];
  readonly #list: LiveQuery<object, readonly Programme[]>;
  readonly #places: LiveQuery<readonly PassageId[], readonly MentionPlace[]>;

  constructor(
    client: WindowClient,
    reports: () => readonly ReportSummary[],
    isShown: () => boolean = () => true,
  ) {
    this.#reports = reports;
    // The passages of the programme that is chosen follow the list.
    this.#list = liveMethod(client, 'programmes.list', { isShown, onanswer: () => void this.#readPlaces() });
    this.#places = new LiveQuery(client, placesOf, { isShown });
  }

  /** Passages of digests whose original is held: they say the same once more. */
  get besides(): number {
    const counted = (list: readonly Programme[]): number =>
      list.reduce((sum, one) => sum + one.years.reduce((all, year) => all + year.passages.length, 0), 0);
    const all = this.#list.value ?? [];
    return counted(all) - counted(all.map((one) => this.#inFullest(one)));
  }

  countDigests(withDigests: boolean): void {
    this.withDigests = withDigests;
    void this.#readPlaces();
  }

  #counted(programme: Programme): Programme {
    return this.withDigests ? programme : this.#inFullest(programme);
  }

  #inFullest(programme: Programme): Programme {
    const originals = this.#originals;
    const years = programme.years.map((year) => {
      if (!originals.has(year.reportId)) return year;
      const isOf = (passageId: PassageId): boolean => editionOf(passageId)?.edition === 'original';
      return {
        ...year,
        passages: year.passages.filter(isOf),
        places: year.places.filter((place) => isOf(place.passageId)),
      };
    });
    return { ...programme, years };
  }

  get reports(): readonly ReportSummary[] {
    return this.#reports();
  }

  get places(): readonly MentionPlace[] {
    return this.#places.value ?? [];
  }

  get error(): unknown {
    return this.#list.error;
  }

  get isLoaded(): boolean {
    return this.#list.value !== null;
  }

  /** How the list is narrowed and sorted, for the address. */
  get choices(): Choices {
    const all = {
      year: this.year === null ? null : String(this.year),
      agency: this.agency,
      words: this.words === '' ? null : this.words,
      several: this.onlySeveralYears ? 'yes' : null,
      sort: this.order === 'years' ? null : this.order,
      digests: this.withDigests ? 'yes' : null,
      tab: this.tab === 'terms' ? 'terms' : null,
    };
    return Object.fromEntries(
      Object.entries(all).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
    );
  }

  async show(name: string | null, choices: Choices = this.choices): Promise<void> {
    this.name = name;
    this.year = /^\d{4}$/.test(choices['year'] ?? '') ? Number(choices['year']) : null;
    this.agency = choices['agency'] ?? null;
    this.words = choices['words'] ?? '';
    this.onlySeveralYears = choices['several'] === 'yes';
    this.withDigests = choices['digests'] === 'yes';
    this.tab = choices['tab'] === 'terms' ? 'terms' : 'programmes';
    this.order = PROGRAMME_ORDERS.find((order) => order === choices['sort']) ?? 'years';
    await this.#list.ask({});
    await this.#readPlaces();
  }

  /** A click in the grid; the address follows, and `show` then finds the programme chosen already. */
  choose(name: string, year: number | null): void {
    this.name = name;
    this.year = year;
  }

  /** The passages that a programme has in one year, over all agencies shown. */
  inYear(programme: Programme, year: number): readonly Year[] {
    return this.#yearsOf(programme).filter((one) => one.year === year);
  }

  #yearsOf(programme: Programme): readonly Year[] {
    return this.agency === null
      ? programme.years
      : programme.years.filter((one) => one.agency === this.agency);
  }

  async #readPlaces(): Promise<void> {
    await this.#places.ask((this.chosen?.years ?? []).flatMap((year) => year.passages));
  }
}

async function placesOf(
  call: ArchiveClient['call'],
  passageIds: readonly PassageId[],
): Promise<readonly MentionPlace[]> {
  const editions = new Map(
    passageIds.flatMap((id) => (editionOf(id) ? [[editionOf(id)!.key, editionOf(id)!]] : [])),
  );
  // A report that cannot be read shows its count without sentences.
  const texts = await Promise.all(
    [...editions.values()].map(({ reportId, edition }) =>
      call('reports.read', { reportId, edition }).catch((): Report | null => null),
    ),
  );
  const ids = new Set<PassageId>(passageIds);
  return texts.flatMap((text) => (text ? placesIn(text, ids) : []));
}

function countYears(years: readonly Year[]): number {
  return new Set(years.map((year) => year.year)).size;
}

const byName = new Intl.Collator('zh-CN', { numeric: true });

/** Names decide between equals, so that an order never depends on the one before. */
export function compareProgrammes(
  order: ProgrammeOrder,
  a: Programme,
  b: Programme,
  yearsOf: (programme: Programme) => readonly Year[],
): number {
  const [own, other] = [yearsOf(a), yearsOf(b)];
  const passages = (years: readonly Year[]): number =>
    years.reduce((sum, one) => sum + one.passages.length, 0);
  const years = (list: readonly Year[]): number[] => list.flatMap(({ year }) => year ?? []);
  const names = byName.compare(a.name, b.name);
  switch (order) {
    case 'years':
      return countYears(other) - countYears(own) || passages(other) - passages(own) || names;
    case 'byName':
      return names;
    case 'first':
      return Math.min(...years(own)) - Math.min(...years(other)) || names;
    case 'latest':
      return Math.max(...years(other)) - Math.max(...years(own)) || names;
  }
}

/** Every passage of a text that is asked for, a heading being a passage too. */
export function placesIn(report: Report, wanted: ReadonlySet<PassageId>): MentionPlace[] {
  return report.sections.flatMap((section) =>
    [...(section.headingPassage ? [section.headingPassage] : []), ...section.passages].flatMap((passage) =>
      wanted.has(passage.passageId)
        ? [{ reportId: report.reportId, edition: report.edition, heading: section.heading, passage }]
        : [],
    ),
  );
}

/** A passage's id names its report and edition: `pinghu-2022:original:17`. */
export function editionOf(
  passageId: PassageId,
): { key: string; reportId: ReportId; edition: EditionName } | null {
  const match = /^(.+):(digest|original):\d+$/.exec(passageId);
  // The two groups are what the id is made of.
  return match
    ? { key: `${match[1]}:${match[2]}`, reportId: match[1] as ReportId, edition: match[2] as EditionName }
    : null;
}
