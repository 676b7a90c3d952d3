import type { Annotation } from '../../data/contract/annotation-model.ts';
import type { ReportId } from '../../data/contract/model.ts';
import type { Spared, WindowClient } from '../shared/changes.ts';
import { LiveQuery } from '../shared/live-query.svelte.ts';

type OfReport = ReadonlyMap<ReportId, readonly Annotation[]>;

/** The notes of the report that is open; of the one that is about to be opened as well, while its text is on its way. */
export class NotesOfReports implements Spared {
  #known = $state.raw<OfReport>(new Map());
  readonly #query: LiveQuery<ReportId, readonly Annotation[]>;

  constructor(client: WindowClient) {
    this.#query = new LiveQuery(client, (call, reportId) => call('annotations.list', { reportId }), {
      onanswer: (notes, reportId) => this.#keep(reportId, notes),
    });
  }

  get error(): unknown {
    return this.#query.error;
  }

  of(reportId: ReportId | undefined): readonly Annotation[] {
    return (reportId && this.#known.get(reportId)) ?? [];
  }

  ask(reportId: ReportId): Promise<void> {
    return this.#query.ask(reportId);
  }

  again(): Promise<void> {
    return this.#query.again();
  }

  /** A note as the notebook has it now. */
  put(annotation: Annotation): void {
    for (const [reportId, notes] of this.#known) this.#keep(reportId, withPut(notes, annotation, reportId));
    const { value, answered } = this.#query;
    if (answered) this.#query.put(withPut(value ?? [], annotation, answered));
    else void this.#query.again();
  }

  get hear(): Spared['hear'] {
    return this.#query.hear;
  }

  #keep(reportId: ReportId, notes: readonly Annotation[]): void {
    const others = [...this.#known].filter(([id]) => id !== reportId).slice(-1);
    this.#known = new Map([...others, [reportId, notes]]);
  }
}

export function withoutThis(
  notes: readonly Annotation[],
  { annotationId }: Annotation,
): readonly Annotation[] {
  return notes.filter((one) => one.annotationId !== annotationId);
}

function withPut(
  notes: readonly Annotation[],
  annotation: Annotation,
  reportId: ReportId,
): readonly Annotation[] {
  const isHere = !annotation.deleted && annotation.targets.some((target) => target.reportId === reportId);
  return isHere ? [...withoutThis(notes, annotation), annotation] : withoutThis(notes, annotation);
}
