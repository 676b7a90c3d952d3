import type { Annotation, AnnotationId } from '../../data/contract/annotation-model.ts';
import type { ReportId } from '../../data/contract/model.ts';
import type { WindowClient } from '../shared/changes.ts';
import { LiveQuery } from '../shared/live-query.svelte.ts';
import type { Choices } from '../shared/route.ts';
import { reportIdsOf, stateOf } from './note-target.ts';

/** By what notes can be told apart. `year` is that of the report. */
export const NOTE_FACETS = ['report', 'year', 'kind', 'colour', 'tag', 'author', 'state', 'status'] as const;
export type NoteFacet = (typeof NOTE_FACETS)[number];

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

const PAUSE_MS = 120;

/** What a list of notes is narrowed to. Words are compared by the archive, as search compares them. */
export class NoteFilter {
  text = $state('');
  isTrash = $state(false);
  /** Days, `2026-03-01`, in the person's own time: changed from the one and up to the other. Empty: no bound. */
  from = $state('');
  to = $state('');
  choices = $state.raw<Readonly<Partial<Record<NoteFacet, string>>>>({});
  /** Notes that hold the words; null where no words are given. */
  readonly #withWords: LiveQuery<string, ReadonlySet<AnnotationId>>;
  readonly #yearOf: (reportId: ReportId) => number | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: WindowClient, yearOf: (reportId: ReportId) => number | null) {
    // Without an answer the list stays as it was: nothing is hidden that was not looked at.
    this.#withWords = new LiveQuery(client, async (call, text): Promise<ReadonlySet<AnnotationId>> => {
      const found = await call('annotations.list', { text: text.slice(0, 1000), deleted: true });
      return new Set(found.map((one) => one.annotationId));
    });
    this.#yearOf = yearOf;
  }

  get isSet(): boolean {
    const { text, from, to, choices } = this;
    return text.trim() !== '' || from !== '' || to !== '' || Object.keys(choices).length > 0;
  }

  /** As an address tells it. */
  get asChoices(): Choices {
    const { text: words, from, to, choices } = this;
    const own = { words, from, to, trash: this.isTrash ? 'yes' : '' };
    return { ...choices, ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== '')) };
  }

  /** The inverse; what is not named is not narrowed by. */
  adopt(choices: Choices): void {
    this.choices = Object.fromEntries(
      NOTE_FACETS.flatMap((facet) => (choices[facet] === undefined ? [] : [[facet, choices[facet]]])),
    );
    this.isTrash = choices['trash'] === 'yes';
    this.from = choices['from'] ?? '';
    this.to = choices['to'] ?? '';
    const text = choices['words'] ?? '';
    if (text === this.text) return;
    this.text = text;
    void this.#findWords();
  }

  type(text: string): void {
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#findWords(), PAUSE_MS);
  }

  /** Sets a value, or takes it back when it was set or is empty. */
  choose(facet: NoteFacet, value: string): void {
    const { [facet]: before, ...others } = this.choices;
    this.choices = value === '' || before === value ? others : { ...others, [facet]: value };
  }

  clear(): void {
    this.choices = {};
    this.text = this.from = this.to = '';
    void this.#findWords();
  }

  /** Notes in the list that pass; an answer passes with its note and is shown there. */
  apply(annotations: readonly Annotation[]): readonly Annotation[] {
    return this.#passing(annotations, null);
  }

  /** Values of a facet among the notes that pass all other facets, most frequent first. */
  counts(annotations: readonly Annotation[], facet: NoteFacet): readonly FacetCount[] {
    const counts = new Map<string, number>();
    for (const annotation of this.#passing(annotations, facet)) {
      for (const value of this.valuesOf(annotation, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const chosen = this.choices[facet];
    if (chosen !== undefined && !counts.has(chosen)) counts.set(chosen, 0);
    const found = [...counts].map(([value, count]) => ({ value, count }));
    return found.sort((a, b) =>
      facet === 'year' ? b.value.localeCompare(a.value) : b.count - a.count || a.value.localeCompare(b.value),
    );
  }

  valuesOf(annotation: Annotation, facet: NoteFacet): readonly string[] {
    switch (facet) {
      case 'report':
        return reportIdsOf(annotation);
      case 'year':
        return [...new Set(reportIdsOf(annotation).flatMap((reportId) => this.#yearOf(reportId) ?? []))].map(
          String,
        );
      case 'tag':
        return annotation.tags;
      case 'state':
        return [stateOf(annotation)];
      case 'author':
      case 'kind':
      case 'colour':
      case 'status':
        return [annotation[facet]];
    }
  }

  #passing(annotations: readonly Annotation[], except: NoteFacet | null): readonly Annotation[] {
    // Words in an answer find the note that it answers.
    const words = this.#withWords.value;
    const answered =
      words &&
      new Set(
        annotations.flatMap((one) =>
          one.replyTo !== null && words.has(one.annotationId) ? one.replyTo : [],
        ),
      );
    const isInTime = timeTest(this.from, this.to);
    const wanted = NOTE_FACETS.filter((facet) => facet !== except && this.choices[facet] !== undefined);
    return annotations.filter((annotation) => {
      if (annotation.deleted !== this.isTrash) return false;
      if (annotation.replyTo !== null && !this.isTrash) return false;
      if (words && !words.has(annotation.annotationId) && !answered?.has(annotation.annotationId))
        return false;
      if (!isInTime(annotation.modified)) return false;
      return wanted.every((facet) => this.valuesOf(annotation, facet).includes(this.choices[facet] ?? ''));
    });
  }

  async #findWords(): Promise<void> {
    const text = this.text.trim();
    if (text === '') this.#withWords.close();
    else await this.#withWords.ask(text);
  }
}

/** For times as the notebook states them, which compare as they are written. */
function timeTest(from: string, to: string): (at: string) => boolean {
  const first = startOf(from, 0);
  const behind = startOf(to, 1);
  return (at) => (first === null || at >= first) && (behind === null || at < behind);
}

/** When a day begins here, or the day after it; null for what is no day. */
function startOf(day: string, later: 0 | 1): string | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parts) return null;
  const date = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + later);
  return date.toISOString();
}
