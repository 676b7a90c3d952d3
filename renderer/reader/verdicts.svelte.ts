import type { ArchiveClient } from '../../data/contract/api.ts';
import { ArchiveError, ERROR_SENTENCES } from '../../data/contract/errors.ts';
import type { FigureFields, Indicator } from '../../data/contract/indicator-model.ts';
import { fieldsOf, verdictKey, verdictText, type Verdict } from '../../data/contract/verdict-model.ts';
import { tellLastStep, type StepNeeds } from '../shared/tell-step.ts';

type Said = Omit<Verdict, 'key'>;

/** What a person says of figures: kept in the notebook, told in a notice, and taken back by its undo. */
export class FigureVerdicts {
  readonly #needs: StepNeeds<ArchiveClient>;

  constructor(needs: StepNeeds<ArchiveClient>) {
    this.#needs = needs;
  }

  verify(figure: Indicator): Promise<boolean> {
    return this.#judge(figure, { state: 'verified', read: readOf(figure), corrected: null });
  }

  /** A correction to what was read anyway only confirms it. */
  correct(figure: Indicator, corrected: FigureFields): Promise<boolean> {
    const read = readOf(figure);
    const isSame = JSON.stringify(fieldsOf(corrected)) === JSON.stringify(read);
    return this.#judge(
      figure,
      isSame ? { state: 'verified', read, corrected: null } : { state: 'corrected', read, corrected },
    );
  }

  reject(figure: Indicator): Promise<boolean> {
    return this.#judge(figure, { state: 'rejected', read: readOf(figure), corrected: null });
  }

  /** As if nobody had said anything. */
  takeBack(figure: Indicator): Promise<boolean> {
    return this.#judge(figure, null);
  }

  async #judge(figure: Indicator, said: Said | null): Promise<boolean> {
    const before = saidOf(figure);
    const kept = await this.#keep(figure, said);
    if (kept) {
      const { messages, notices } = this.#needs;
      const say = messages.reader;
      const text = say.judged(say[said?.state ?? 'unjudged'], figure.subject);
      // What two people said is asked again by undo alone: an entry is saved with one value.
      const run = (): void => void this.#keep(figure, before);
      if (figure.disputed) await tellLastStep(this.#needs, text);
      else notices.show(text, { action: { label: messages.app.undo, run } });
    }
    return kept;
  }

  async #keep(figure: Indicator, said: Said | null): Promise<boolean> {
    const entry = { kind: 'indicator', key: figure.verdictKey ?? verdictKey(figure) } as const;
    try {
      if (said) await this.#needs.client.call('notebook.saveEntry', { ...entry, value: verdictText(said) });
      else await this.#needs.client.call('notebook.removeEntry', entry);
      return true;
    } catch (error) {
      const code = error instanceof ArchiveError ? error.code : 'internal';
      this.#needs.notices.show(ERROR_SENTENCES[code][this.#needs.messages.locale], { tone: 'bad' });
      return false;
    }
  }
}

function readOf(figure: Indicator): FigureFields {
  return figure.read ?? fieldsOf(figure);
}

/** What has been said of a figure until now. */
function saidOf(figure: Indicator): Said | null {
  if (figure.verdict === undefined) return null;
  const corrected = figure.verdict === 'corrected' ? fieldsOf(figure) : null;
  return { state: figure.verdict, read: readOf(figure), corrected };
}
