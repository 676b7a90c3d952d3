import { ArchiveError, ERROR_SENTENCES } from '../../data/contract/errors.ts';
import { termKey, termText, type KeptTerm, type Term } from '../../data/contract/term-entry.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';
import { TypedForms, type FormDraft } from '../shared/typed-forms.svelte.ts';
import { textOfYear } from '../shared/typed-year.ts';
import type { Notices } from '../shared/notices.svelte.ts';

/** What is open in the form: a new term, or one of the person's own. */
export interface TermDraft extends FormDraft {
  /** Of the entry that is changed; null for a new one. */
  readonly key: string | null;
  /** As it is kept, or as it was proposed. */
  readonly term: KeptTerm;
  readonly fields: TermFields;
}

/** What stands in the fields of the form. */
export interface TermFields {
  kind: KeptTerm['kind'];
  evidence: string;
  forms: { form: string; from: string; to: string }[];
}

/** The thesaurus, and the terms that a person adds to it: kept in the notebook, told in a notice, taken back by undo. */
export class TermsState extends TypedForms<TermDraft> {
  words = $state('');

  readonly list: readonly Term[] = $derived.by(() => this.#query.value ?? []);
  readonly visible = $derived(this.list.filter((term) => holds(term, this.words)));
  readonly own = $derived(this.visible.filter((term) => term.key !== null));
  readonly shipped = $derived(this.visible.filter((term) => term.key === null));

  readonly #client: WindowClient;
  readonly #messages: Messages;
  readonly #notices: Notices;
  readonly #query: LiveQuery<object, readonly Term[]>;

  constructor(
    client: WindowClient,
    messages: Messages,
    notices: Notices,
    isShown: () => boolean = () => true,
  ) {
    super();
    this.#client = client;
    this.#messages = messages;
    this.#notices = notices;
    this.#query = liveMethod(client, 'terms.list', { isShown });
  }

  get error(): unknown {
    return this.#query.error;
  }

  get isLoading(): boolean {
    return this.#query.isLoading;
  }

  load(): Promise<void> {
    return this.#query.ask({});
  }

  /** Opens the form with what is known already; a lineage where nothing is. */
  begin(term: Partial<KeptTerm> = {}, key: string | null = null): void {
    const forms = term.forms ?? [NO_FORM, NO_FORM];
    const { kind = 'lineage', evidence = '' } = term;
    const begun = { kind, forms, evidence };
    const rows = forms.map(({ form, from, to }) => ({ form, from: textOfYear(from), to: textOfYear(to) }));
    const about = key ?? JSON.stringify(begun);
    const fields = this.fieldsOf(about, { kind, evidence, forms: rows });
    this.draft = { key, term: begun, about, fields };
  }

  /** Another term of the person's own has this kind and name. */
  isTaken(term: KeptTerm): boolean {
    const key = termKey(term);
    return key !== this.draft?.key && this.list.some((one) => one.key === key);
  }

  async save(term: KeptTerm): Promise<void> {
    const { draft } = this;
    const old = draft?.key ?? null;
    const before = this.#termOf(old);
    const kept = await this.#tell(this.#messages.terms.saved(nameOf(term)), {
      run: () => this.#replace(old, term),
      back: () => (before ? this.#replace(termKey(term), before) : this.#remove(termKey(term))),
    });
    if (kept && draft) this.leave(draft);
  }

  async remove(key: string): Promise<void> {
    const before = this.#termOf(key);
    if (!before) return;
    await this.#tell(this.#messages.terms.removed(nameOf(before)), {
      run: () => this.#remove(key),
      back: () => this.#replace(null, before),
    });
  }

  async #tell(
    text: string,
    { run, back }: { readonly run: () => Promise<void>; readonly back: () => Promise<void> },
  ): Promise<boolean> {
    const [messages, notices] = [this.#messages, this.#notices];
    const attempt = async (work: () => Promise<void>): Promise<boolean> => {
      try {
        await work();
        await this.load();
        return true;
      } catch (error) {
        const code = error instanceof ArchiveError ? error.code : 'internal';
        notices.show(ERROR_SENTENCES[code][messages.locale], { tone: 'bad' });
        return false;
      }
    };
    const done = await attempt(run);
    if (done) notices.show(text, { action: { label: messages.app.undo, run: () => void attempt(back) } });
    return done;
  }

  /** A term whose kind or name has changed has another key. */
  async #replace(old: string | null, term: KeptTerm): Promise<void> {
    const key = termKey(term);
    await this.#client.call('notebook.saveEntry', { kind: 'term', key, value: termText(term) });
    if (old !== null && old !== key) await this.#remove(old);
  }

  async #remove(key: string): Promise<void> {
    await this.#client.call('notebook.removeEntry', { kind: 'term', key });
  }

  #termOf(key: string | null): KeptTerm | null {
    const term = key === null ? undefined : this.list.find((one) => one.key === key);
    return term ? keptOf(term) : null;
  }
}

export const NO_FORM = { form: '', from: null, to: null } as const;

/** A person's own term as the notebook keeps it; null for one that came with an archive. */
export function keptOf({ key, kind, forms, evidence }: Term): KeptTerm | null {
  if (key === null || kind === 'synonym' || kind === 'abbreviation') return null;
  return { kind, forms, evidence: evidence ?? '' };
}

function nameOf({ forms }: Pick<Term, 'forms'>): string {
  return forms[0]?.form ?? '';
}

function holds({ forms, note, evidence }: Term, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return [...forms.map(({ form }) => form), note, evidence].some(
    (text) => text?.toLowerCase().includes(wanted) === true,
  );
}
