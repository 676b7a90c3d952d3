import { codePointLength, sliceCodePoints } from '../../data/contract/code-points.ts';
import {
  ANCHOR_STATES,
  type AnchorState,
  type Annotation,
  type PlacedTarget,
} from '../../data/contract/annotation-model.ts';
import type { EditionName, Passage, PassageId, Report, ReportId } from '../../data/contract/model.ts';
import type { CheckedRequest } from '../../data/contract/requests.ts';

/** A target as it is sent: the archive adds the context itself. */
export type NewTarget = CheckedRequest<'annotations.create'>['targets'][number];

/** What a person has selected in the text that is open; `box` is where that is on the screen. */
export interface SelectedStretch {
  readonly passageId: PassageId;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly box: DOMRect;
  /** Where that is by now, of what was drawn over on a page and is no selection of the browser. */
  readonly boxNow?: () => DOMRect;
}

/** Null where the passage does not hold the words at that place: the page and the report are out of step. */
export function targetOf(report: Report, stretch: Omit<SelectedStretch, 'box'>): NewTarget | null {
  const passage = passagesOf(report).find((one) => one.passageId === stretch.passageId);
  if (!passage) return null;
  const { start, end } = trimmed(passage.text, stretch.start, stretch.end);
  const quote = sliceCodePoints(passage.text, start, end);
  if (quote === '' || !stretch.quote.includes(quote)) return null;
  const { reportId, edition, textHash } = report;
  return { kind: 'range', reportId, edition, passageId: passage.passageId, start, end, quote, textHash };
}

/** Blanks at the ends are a slip of the hand, not meant. */
function trimmed(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const words = sliceCodePoints(text, start, end);
  const lead = codePointLength(words) - codePointLength(words.trimStart());
  const trail = codePointLength(words) - codePointLength(words.trimEnd());
  return { start: start + lead, end: end - trail };
}

export function passagesOf(report: Report): readonly Passage[] {
  return report.sections.flatMap((section) => [
    ...(section.headingPassage ? [section.headingPassage] : []),
    ...section.passages,
  ]);
}

/** As it can be sent again: without what the archive found out about it. */
export function asSent(target: PlacedTarget): NewTarget {
  switch (target.kind) {
    case 'range': {
      const { kind, reportId, edition, passageId, start, end, quote, textHash } = target;
      return { kind, reportId, edition, passageId, start, end, quote, textHash };
    }
    case 'report':
      return { kind: target.kind, reportId: target.reportId };
    case 'section':
      return {
        kind: target.kind,
        reportId: target.reportId,
        edition: target.edition,
        heading: target.heading,
      };
    case 'indicator':
      return { kind: target.kind, reportId: target.reportId, indicatorId: target.indicatorId };
  }
}

/** The targets with those that are found in the open text standing exactly there. */
export function targetsConfirmedIn(report: Report, annotation: Annotation): readonly NewTarget[] {
  return annotation.targets.map((target) => {
    const isHere =
      target.kind === 'range' && target.reportId === report.reportId && target.edition === report.edition;
    if (!isHere || !target.place) return asSent(target);
    const passage = passagesOf(report).find((one) => one.passageId === target.place?.passageId);
    const { passageId, start, end } = target.place;
    const { kind, reportId, edition } = target;
    const quote = passage ? sliceCodePoints(passage.text, start, end) : target.quote;
    return { kind, reportId, edition, passageId, start, end, quote, textHash: report.textHash };
  });
}

/** The targets with what has lost its place standing at a new one: of the same report first, else all of them. */
export function targetsMovedTo(annotation: Annotation, place: NewTarget): readonly NewTarget[] {
  const isLost = (target: PlacedTarget): boolean => target.kind === 'range' && target.state !== 'exact';
  const lost = annotation.targets.filter((target) => isLost(target) && target.reportId === place.reportId);
  const moved = lost[0];
  if (!moved) return [place];
  return annotation.targets.map((target) => (target === moved ? place : asSent(target)));
}

/** The note has a place in the text that is open. */
export function standsIn(report: Report | null, annotation: Annotation): boolean {
  return annotation.targets.some(
    (target) =>
      target.kind === 'range' && target.reportId === report?.reportId && target.edition === report.edition,
  );
}

/** Of which report and edition a place is, where that is not the one that is open; null where it is plain. */
export function elsewhereOf(
  target: NewTarget,
  open: Report | null,
  nameOf: (reportId: ReportId) => string,
  editions: Readonly<Record<EditionName, string>>,
): string | null {
  const edition = 'edition' in target ? target.edition : null;
  const isHere = target.reportId === open?.reportId && (edition === null || edition === open.edition);
  if (isHere) return null;
  const name = nameOf(target.reportId);
  return edition === null ? name : `${name} · ${editions[edition]}`;
}

/** How surely a note stands: as surely as the least sure of its places. */
export function stateOf(annotation: Annotation): AnchorState {
  const worst = Math.max(0, ...annotation.targets.map((target) => ANCHOR_STATES.indexOf(target.state)));
  return ANCHOR_STATES[worst] ?? 'exact';
}

export function reportIdsOf(annotation: Annotation): readonly ReportId[] {
  return [...new Set(annotation.targets.map((target) => target.reportId))];
}

/** The words a note stands on, for a list. */
export function quotesOf(annotation: Annotation): readonly string[] {
  return annotation.targets.flatMap((target) =>
    target.kind === 'range' ? [target.quote] : target.kind === 'section' ? [target.heading] : [],
  );
}
