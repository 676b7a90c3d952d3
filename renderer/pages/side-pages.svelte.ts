import type { PassageId, Report, ReportId } from '../../data/contract/model.ts';
import type { Request } from '../../data/contract/requests.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';
import type { KeptLayout } from './page-list-choice.svelte.ts';
import { PagesState } from './pages.svelte.ts';

/** The pages of an original that is not the one on the desk, and its text, which says what stands on them. */
export class SidePages {
  readonly pages: PagesState;
  readonly #text: LiveQuery<Request<'reports.read'>, Report>;
  readonly #words: ReadonlyMap<PassageId, string> = $derived.by(
    () =>
      new Map(
        (this.#text.value?.sections ?? [])
          .flatMap(({ headingPassage, passages }) => [
            ...(headingPassage ? [headingPassage] : []),
            ...passages,
          ])
          .map(({ passageId, text }) => [passageId, text]),
      ),
  );

  /** `side`: by which it is kept whether its list of pages is open. */
  constructor(client: WindowClient, layout: KeptLayout, side: 'left' | 'right') {
    this.pages = new PagesState(client, layout, `pageList.${side}`);
    this.#text = liveMethod(client, 'reports.read');
  }

  get hasText(): boolean {
    return this.#words.size > 0;
  }

  readonly textOf = (passageId: PassageId): string => this.#words.get(passageId) ?? '';

  /** Opens the pages of a report; null: none, and nothing of it is held any more. */
  async follow(reportId: ReportId | null): Promise<void> {
    this.pages.isShown = reportId !== null;
    if (reportId === null) this.#text.close();
    const about = reportId && ({ reportId, edition: 'original' } as const);
    await Promise.all([about && this.#text.ask(about), this.pages.follow(about)]);
  }

  /** Opens what could not be opened once more. */
  again(reportId: ReportId): Promise<void> {
    return this.pages.again({ reportId, edition: 'original' });
  }
}
