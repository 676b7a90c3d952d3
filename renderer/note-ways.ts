import type { Annotation, PlacedTarget } from '../data/contract/annotation-model.ts';
import { codePointLength, sliceCodePoints } from '../data/contract/code-points.ts';
import type { ArchiveClient } from '../data/contract/api.ts';
import type { Indicator } from '../data/contract/indicator-model.ts';
import {
  EDITIONS,
  type EditionName,
  type IndicatorId,
  type Report,
  type Section,
  type TextRange,
} from '../data/contract/model.ts';
import type { AnnotationsState } from './annotations/annotations.svelte.ts';
import { passagesOf } from './annotations/note-target.ts';
import type { PlacedSentence } from './compare/column-actions.ts';
import type { ReaderState } from './reader/reader.svelte.ts';
import { printedFigure } from './shared/figure-words.ts';
import type { Place, Route } from './shared/route.ts';

/** More places one note does not have. */
const MOST_PLACES = 50;

interface Parts {
  readonly client: ArchiveClient;
  readonly notes: AnnotationsState;
  readonly reader: ReaderState;
  readonly go: (route: Route) => void;
}

/** The ways between notes and what they are about: figures, sections, sentences of a comparison. */
export class NoteWays {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  onFigure({ reportId, indicatorId }: Indicator): void {
    this.#parts.notes.write([{ kind: 'indicator', reportId, indicatorId }]);
  }

  /** A section without a heading of its own is what stands in it: its paragraphs, as stretches of text. */
  onSection({ reportId, edition, textHash }: Report, { heading, passages }: Section): void {
    const paragraphs = passages.slice(0, MOST_PLACES).map(({ passageId, text }) => {
      const end = codePointLength(text);
      return { kind: 'range' as const, reportId, edition, passageId, start: 0, end, quote: text, textHash };
    });
    const named = heading === null ? null : { kind: 'section' as const, reportId, edition, heading };
    this.#parts.notes.write(named ? [named] : paragraphs);
  }

  /** One note with a place on each side. */
  async onRow(places: readonly PlacedSentence[]): Promise<void> {
    const targets = await Promise.all(
      places.map(async ({ column: { reportId, edition }, sentence }) => {
        // A place is bound to the text that it is a place of.
        const report = await this.#parts.client.call('reports.read', { reportId, edition });
        const { passageId, start, end } = sentence;
        const passage = passagesOf(report).find((one) => one.passageId === passageId);
        const quote = sliceCodePoints(passage?.text ?? '', start, end);
        const { textHash } = report;
        return { kind: 'range' as const, reportId, edition, passageId, start, end, quote, textHash };
      }),
    );
    this.#parts.notes.write(targets);
  }

  /** A figure of the open report as its list shows it. */
  figureOf(indicatorId: IndicatorId): string | null {
    const figure = this.#parts.reader.figures.find((one) => one.indicatorId === indicatorId);
    return figure ? `${figure.subject} ${printedFigure(figure)}` : null;
  }

  /** To what a note stands on; to the report where that is not found. */
  async open(annotation: Annotation, index: number): Promise<void> {
    const target = annotation.targets[index];
    if (!target) return;
    this.#parts.notes.select(annotation.annotationId);
    const place = await this.#placeOf(target).catch(() => null);
    this.#parts.go({ view: 'read', reportId: target.reportId, edition: editionOf(target), place });
  }

  async #placeOf(target: PlacedTarget): Promise<Place | null> {
    const { client } = this.#parts;
    const { reportId } = target;
    if (target.kind === 'indicator') {
      const figures = await client.call('indicators.list', { reportId });
      const figure = figures.find((one) => one.indicatorId === target.indicatorId);
      const range: TextRange | null = figure?.range ?? null;
      return figure?.passageId ? { passageId: figure.passageId, range } : null;
    }
    if (target.kind === 'section') {
      const { sections } = await client.call('reports.read', { reportId, edition: target.edition });
      const heading = sections.find((one) => one.heading === target.heading)?.headingPassage;
      return heading ? { passageId: heading.passageId, range: null } : null;
    }
    return target.place && { passageId: target.place.passageId, range: null };
  }
}

/** The id of a figure says its edition as well: `pinghu-2022:original:i42`. */
function editionOf(target: PlacedTarget): EditionName | null {
  if ('edition' in target) return target.edition;
  const named = target.kind === 'indicator' ? target.indicatorId.split(':')[1] : null;
  return EDITIONS.find((one) => one === named) ?? null;
}
