import type { PlacedTarget, RangeTarget, Target } from '../contract/annotation-model.ts';
import { ArchiveError } from '../contract/errors.ts';
import { codePointLength, sliceCodePoints } from '../contract/code-points.ts';
import type { CheckedRequest } from '../contract/requests.ts';
import type { EditionText, EditionTexts } from '../schema/edition-text.ts';
import { contextOf, ORPHAN, placeAnchor, type Placement } from '../text/anchor.ts';

export type RequestedTarget = CheckedRequest<'annotations.create'>['targets'][number];

/** Places targets in the texts that are open, and remembers where: per target and text hash the answer never changes. */
export class TargetPlacing {
  readonly #texts: Pick<EditionTexts, 'textOf'>;
  readonly #known = new Map<string, Placement>();
  readonly #exactText = new WeakMap<EditionText, Map<string, string>>();

  constructor(texts: Pick<EditionTexts, 'textOf'>) {
    this.#texts = texts;
  }

  place(target: Target): PlacedTarget {
    if (target.kind !== 'range') return { ...target, state: 'exact', place: null };
    const text = this.#texts.textOf(target.reportId, target.edition);
    return { ...target, ...(text ? this.#placeRange(target, text) : ORPHAN) };
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
