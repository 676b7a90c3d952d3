/** What a form is open about, and what stands in its fields. */
export interface FormDraft {
  /** Names it among those that were typed into. */
  readonly about: string;
  readonly fields: object;
}

interface Kept<Fields> {
  readonly fields: Fields;
  readonly before: string;
}

/** One form at a time. What is typed is kept until it is saved or given up: to close a form loses nothing. */
export abstract class TypedForms<Draft extends FormDraft> {
  /** What is open in the form. */
  draft = $state.raw<Draft | null>(null);
  readonly #kept = new Map<string, Kept<Draft['fields']>>();

  /** What was typed is there when it is opened again. */
  close(): void {
    this.draft = null;
  }

  /** What was typed is not wanted any more. */
  cancel(): void {
    if (this.draft) this.leave(this.draft);
  }

  /** The fields as they were left; where nothing was typed, as they are now. */
  protected fieldsOf(about: string, now: Draft['fields']): Draft['fields'] {
    const kept = this.#kept.get(about);
    if (kept && JSON.stringify(kept.fields) !== kept.before) return kept.fields;
    const fields = $state(now);
    this.#kept.set(about, { fields, before: JSON.stringify(now) });
    return fields;
  }

  /** What was typed is saved, or not wanted. Another form that was opened meanwhile stays. */
  protected leave(draft: Draft): void {
    this.#kept.delete(draft.about);
    if (this.draft === draft) this.close();
  }
}
