interface Kept<Fields> {
  readonly fields: Fields;
  readonly before: string;
}

/** What is typed into forms, by what each is about, until it is saved or given up: to close a form loses nothing. */
export class TypedForms<Fields extends object> {
  readonly #kept = new Map<string, Kept<Fields>>();

  /** The fields of a form as they were left; where nothing was typed, as they are now. */
  open(about: string, now: Fields): Fields {
    const kept = this.#kept.get(about);
    if (kept && JSON.stringify(kept.fields) !== kept.before) return kept.fields;
    const fields = $state(now);
    this.#kept.set(about, { fields, before: JSON.stringify(now) });
    return fields;
  }

  forget(about: string): void {
    this.#kept.delete(about);
  }
}
