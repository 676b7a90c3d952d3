import type { Annotation, PlacedTarget } from '../../data/contract/annotation-model.ts';
import type { Passage, Report } from '../../data/contract/model.ts';
import { isTouched, type WindowClient } from '../shared/changes.ts';
import type { NoteChanges } from './note-changes.ts';
import { asSent, passagesOf, stateOf, type NewTarget } from './note-target.ts';
import { codePointLength, sliceCodePoints } from '../../data/contract/code-points.ts';

/** After a new edition of a text: the notes that do not stand for sure any more, looked at one by one. */
export class PlacesToLookAt {
  isOpen = $state(false);
  /** Which of those that are left is being looked at. */
  index = $state(0);
  /** Many are being confirmed. */
  isBusy = $state(false);
  readonly #client: WindowClient;
  readonly #changes: NoteChanges;
  readonly #texts = new Map<string, Promise<Report | null>>();

  constructor(client: WindowClient, changes: NoteChanges) {
    this.#client = client;
    this.#changes = changes;
    client.changes.listen((things) => {
      if (isTouched('reports.read', things)) this.#texts.clear();
    });
  }

  step(by: 1 | -1, count: number): void {
    this.index = Math.max(0, Math.min(this.index + by, count - 1));
  }

  /** The passage in which a place is found now; null where it is not. */
  async passageOf(target: PlacedTarget): Promise<Passage | null> {
    const { place } = target;
    const report = place && (await this.#textOf(target));
    return (report && passagesOf(report).find((one) => one.passageId === place.passageId)) ?? null;
  }

  /** The note does stand where it was found; what was not found stays an orphan. */
  async accept(annotation: Annotation): Promise<void> {
    const targets = await Promise.all(annotation.targets.map((target) => this.#confirmed(target)));
    await this.#changes.change(annotation, { targets });
  }

  /** The words are gone, and the note is wanted without them. */
  async keepAsOrphan(annotation: Annotation): Promise<void> {
    await this.#changes.change(annotation, { keptAsOrphan: true });
  }

  /** Those that have moved with their very words, as one step that can be undone. */
  async acceptAll(annotations: readonly Annotation[]): Promise<void> {
    this.isBusy = true;
    await this.#changes.confirm(annotations.map((one) => one.annotationId));
    this.isBusy = false;
    this.index = 0;
  }

  async #confirmed(target: PlacedTarget): Promise<NewTarget> {
    const report = target.kind === 'range' && target.place ? await this.#textOf(target) : null;
    if (target.kind !== 'range' || !target.place || !report) return asSent(target);
    const { passageId, start, end } = target.place;
    const passage = passagesOf(report).find((one) => one.passageId === passageId);
    const quote = passage
      ? sliceCodePoints(passage.text, start, Math.min(end, codePointLength(passage.text)))
      : '';
    const { kind, reportId, edition } = target;
    return { kind, reportId, edition, passageId, start, end, quote, textHash: report.textHash };
  }

  #textOf(target: PlacedTarget): Promise<Report | null> {
    if (target.kind !== 'range') return Promise.resolve(null);
    const { reportId, edition } = target;
    const key = `${reportId} ${edition}`;
    let text = this.#texts.get(key);
    if (!text) {
      text = this.#client.call('reports.read', { reportId, edition }).catch(() => null);
      this.#texts.set(key, text);
    }
    return text;
  }
}

/** A person should look where the note stands, and has not yet. */
export function needsLook(annotation: Annotation): boolean {
  const state = stateOf(annotation);
  if (annotation.deleted || annotation.replyTo !== null || state === 'exact') return false;
  return !(state === 'orphan' && annotation.keptAsOrphan);
}
