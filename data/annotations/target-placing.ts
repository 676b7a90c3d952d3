import type { PlacedTarget, RangeTarget, Target } from '../contract/annotation-model.ts';
import { ArchiveError } from '../contract/errors.ts';
import type { ReportId } from '../contract/model.ts';
import { codePointLength, sliceCodePoints } from '../contract/code-points.ts';
import type { CheckedRequest } from '../contract/requests.ts';
import type { EditionText, EditionTexts } from '../schema/edition-text.ts';
import { contextOf, ORPHAN, placeAnchor, type Placement } from '../text/anchor.ts';

export type RequestedTarget = CheckedRequest<'annotations.create'>['targets'][number];

export type PlacingTexts = Pick<EditionTexts, 'textOf' | 'heldAs' | 'idsOf'>;

/** Places targets in the texts that are open, and remembers where: per target and text hash the answer never changes. */
export class TargetPlacing {
  readonly #texts: PlacingTexts;
  readonly #known = new Map<string, Placement>();
  readonly #exactText = new WeakMap<EditionText, Map<string, string>>();

  constructor(texts: PlacingTexts) {
    this.#texts = texts;
  }

  /** In the report as it is held now: what is kept names the one that it was written of. */
  place(target: Target): PlacedTarget {
    const reportId = this.#texts.heldAs(target.reportId);
    if (target.kind !== 'range') return { ...target, reportId, state: 'exact', place: null };
    const text = this.#texts.textOf(reportId, target.edition);
    return { ...target, reportId, ...(text ? this.#placeRange(target, text) : ORPHAN) };
  }

  /** Every id that a target in this report may be kept under. */
  idsOf(reportId: ReportId): readonly ReportId[] {
    return this.#texts.idsOf(reportId);
  }

  /** That of these which was shown as this one: it is not checked again, for its text may be gone. */
  unmoved(wanted: RequestedTarget, kept: readonly Target[]): Target | undefined {
    return kept.find((one) => {
      const shown: Readonly<Record<string, unknown>> = { ...one, reportId: this.#texts.heldAs(one.reportId) };
      return Object.entries(wanted).every(([key, value]) => shown[key] === value);
    });
  }

  /**
   * What a person has just marked, as it is stored: throws `conflict` where the passage no longer holds the quote at
   * that place, `not_found` where no open archive has the edition.
   */
  accept(request: RequestedTarget): Target {
    if (request.kind !== 'range') return request;
    const text = this.#texts.textOf(request.reportId, request.edition);
    if (!text)
      throw new ArchiveError('not_found', `no open archive has ${request.edition} of "${request.reportId}"`);
    if (text.textHash !== request.textHash) {
      throw new ArchiveError('conflict', `the text of ${request.reportId} ${request.edition} has changed`);
    }
    const passage = this.#passagesOf(text).get(request.passageId);
    if (passage === undefined) throw new ArchiveError('conflict', `no passage "${request.passageId}"`);
    const isThere =
      request.start < request.end &&
      request.end <= codePointLength(passage) &&
      sliceCodePoints(passage, request.start, request.end) === request.quote;
    if (!isThere) {
      throw new ArchiveError(
        'conflict',
        `"${request.quote.slice(0, 40)}" is not at ${request.start} of ${request.passageId}`,
      );
    }
    return { ...request, ...contextOf(passage, request.start, request.end) };
  }

  /** Where it is found now, as if it had been marked there; the same where it stands for sure or is not found. */
  confirmed(target: Target): Target {
    const { state, place } = this.place(target);
    if (target.kind !== 'range' || place === null || state === 'exact') return target;
    const text = this.#texts.textOf(target.reportId, target.edition);
    if (!text) return target;
    const passage = this.#passagesOf(text).get(place.passageId) ?? '';
    const { start, end } = place;
    const quote = sliceCodePoints(passage, start, end);
    return { ...target, ...place, quote, textHash: text.textHash, ...contextOf(passage, start, end) };
  }

  #placeRange(target: RangeTarget, text: EditionText): Placement {
    if (target.textHash === text.textHash) {
      const passage = this.#passagesOf(text).get(target.passageId);
      if (passage !== undefined && sliceCodePoints(passage, target.start, target.end) === target.quote) {
        const { passageId, start, end } = target;
        return { state: 'exact', place: { passageId, start, end } };
      }
    }
    const key = JSON.stringify([text.textHash, target]);
    let placement = this.#known.get(key);
    if (!placement) {
      placement = placeAnchor(target, text);
      this.#known.set(key, placement);
    }
    return placement;
  }

  #passagesOf(text: EditionText): ReadonlyMap<string, string> {
    let passages = this.#exactText.get(text);
    if (!passages) {
      passages = new Map(text.passages.map((passage) => [passage.passageId, passage.text]));
      this.#exactText.set(text, passages);
    }
    return passages;
  }
}
