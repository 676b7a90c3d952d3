import { SvelteSet } from 'svelte/reactivity';
import type { Annotation, AnnotationId } from '../../data/contract/annotation-model.ts';

/** The notes of a list that a person has ticked. What is not listed any more is not meant, ticked or not. */
export class NoteChoice {
  readonly #ticked = new SvelteSet<AnnotationId>();
  #last: AnnotationId | null = null;

  has(annotationId: AnnotationId): boolean {
    return this.#ticked.has(annotationId);
  }

  /** Ticks or unticks one; with `isRange` all between it and the one before become as it is now. */
  toggle(shown: readonly Annotation[], annotationId: AnnotationId, isRange: boolean): void {
    const isTicked = !this.has(annotationId);
    const index = (id: AnnotationId | null): number => shown.findIndex((one) => one.annotationId === id);
    const [here, last] = [index(annotationId), isRange ? index(this.#last) : -1];
    const from = last === -1 ? here : Math.min(here, last);
    const to = last === -1 ? here : Math.max(here, last);
    for (const one of shown.slice(from, to + 1)) this.#set(one.annotationId, isTicked);
    this.#last = annotationId;
  }

  setAll(shown: readonly Annotation[], isTicked: boolean): void {
    for (const one of shown) this.#set(one.annotationId, isTicked);
  }

  /** Those of the list that are ticked. */
  among(shown: readonly Annotation[]): readonly Annotation[] {
    return this.#ticked.size === 0 ? [] : shown.filter((one) => this.has(one.annotationId));
  }

  clear(): void {
    this.#ticked.clear();
  }

  #set(annotationId: AnnotationId, isTicked: boolean): void {
    if (isTicked) this.#ticked.add(annotationId);
    else this.#ticked.delete(annotationId);
  }
}
