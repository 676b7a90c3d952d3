import type { ArchiveClient } from '../../data/contract/api.ts';
import type { EditionName, ReportId, ReportSummary } from '../../data/contract/model.ts';
import type { Hit } from '../../data/contract/search-model.ts';
import type { Request } from '../../data/contract/requests.ts';
import { inOrder } from './grouped.svelte.ts';
import type { SearchStatement } from './search-statement.ts';

/** A text that is open: one edition of a report. */
interface OpenText {
  readonly reportId: ReportId;
  readonly edition: EditionName;
}

interface Stop {
  readonly hit: Hit;
  /** The walk has gone over the last report and begins at the first again, or the other way round. */
  readonly isWrapped: boolean;
}

/** Through all hits of all reports, text by text, in the order in which the hits are listed report by report. */
export class HitWalk {
  readonly #client: Pick<ArchiveClient, 'call'>;

  constructor(client: Pick<ArchiveClient, 'call'>) {
    this.#client = client;
  }

  /**
   * The first hit (or, going back, the last) of the text after the open one; of the first text where none is open. Null
   * where nothing is found. `catalogue`: the reports, whose years a list may be sorted by. Rejects as `search.run` does.
   */
  async next(
    open: OpenText | null,
    by: 1 | -1,
    statement: SearchStatement,
    catalogue: readonly ReportSummary[],
  ): Promise<Stop | null> {
    const { total, reports, facets } = await this.#run({ ...statement, limit: 1, offset: 0 });
    if (total === 0) return null;
    const editions = facets.edition.map(({ value }) => value);
    const texts = inOrder(reports, statement.sort, catalogue).flatMap(({ reportId }) =>
      EDITIONS_IN_TURN.filter((edition) => editions.includes(edition)).map((edition) => ({
        reportId,
        edition,
      })),
    );
    const at = open
      ? texts.findIndex((one) => one.reportId === open.reportId && one.edition === open.edition)
      : -1;
    const from = at === -1 ? (by === 1 ? -1 : 0) : at;
    for (let i = 1; i <= texts.length; i += 1) {
      const place = from + by * i;
      const text = texts[(place + texts.length) % texts.length]!;
      const hit = await this.#edgeOf(text, by, statement);
      if (hit) return { hit, isWrapped: at !== -1 && (place < 0 || place >= texts.length) };
    }
    return null;
  }

  /** Null where the text has no hit under the filters that are set. */
  async #edgeOf(
    { reportId, edition }: OpenText,
    by: 1 | -1,
    statement: SearchStatement,
  ): Promise<Hit | null> {
    const { edition: asked, ...others } = statement.filters;
    if (
      asked &&
      (asked.exclude.includes(edition) || (asked.include.length > 0 && !asked.include.includes(edition)))
    )
      return null;
    const filters = { ...others, edition: { include: [edition], exclude: [] } };
    const within = { ...statement, filters, reportId, sort: 'place' as const };
    const { hits, total } = await this.#run({ ...within, limit: 1, offset: 0 });
    if (by === 1 || total < 2) return hits[0] ?? null;
    return (await this.#run({ ...within, limit: 1, offset: total - 1 })).hits[0] ?? null;
  }

  #run(request: Request<'search.run'>) {
    return this.#client.call('search.run', request);
  }
}

/** The original before its digest. */
const EDITIONS_IN_TURN = ['original', 'digest'] as const satisfies readonly EditionName[];
