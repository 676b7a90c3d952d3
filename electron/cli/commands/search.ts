import { EDITIONS } from '../../../data/contract/model.ts';
import type { Hit } from '../../../data/contract/search-model.ts';
import { sliceCodePoints } from '../../../data/contract/code-points.ts';
import { oneOf, text, wholeNumber, type Command, type Given } from '../command.ts';
import { findAgencies } from '../find-report.ts';
import type { ArchiveClient } from '../../../data/contract/api.ts';
import type { Request } from '../../../data/contract/requests.ts';

export const search: Command = {
  usage: 'search QUERY… [--limit N] [--year Y] [--agency A] [--edition E] [--exact]',
  summary: 'find passages',
  options: {
    limit: { type: 'string' },
    year: { type: 'string' },
    agency: { type: 'string' },
    edition: { type: 'string' },
    exact: { type: 'boolean' },
  },
  words: [1, 1000],
  run: async (given, { client }) => {
    const limit = wholeNumber(given, 'limit', 0, 1000) ?? 50;
    const filters = await readFilters(given, client);
    const query = given.words.join(' ');
    const result = await client.call('search.run', {
      query,
      limit,
      filters,
      exact: given.options['exact'] === true,
    });
    const added = result.expansions.map((one) => `${one.from} → ${one.to} (+${one.count})`);
    const head = `${result.total} 段 · ${result.reports.length} 篇${added.length > 0 ? ` · ${added.join('; ')}` : ''}`;
    return { json: result, text: [head, ...result.hits.map(readable)].join('\n\n') };
  },
};

async function readFilters(given: Given, client: ArchiveClient): Promise<Request<'search.run'>['filters']> {
  const year = wholeNumber(given, 'year', 1900, 2200);
  const edition = oneOf(given, 'edition', EDITIONS);
  const agency = text(given, 'agency');
  return {
    ...(year === undefined ? {} : { year: { include: [String(year)] } }),
    ...(edition ? { edition: { include: [edition] } } : {}),
    ...(agency
      ? { agency: { include: [...findAgencies(await client.call('reports.list', {}), agency)] } }
      : {}),
  };
}

/** The passage with what was found in 【】. */
function readable(hit: Hit): string {
  let marked = '';
  let at = 0;
  for (const [start, end] of hit.ranges) {
    marked += `${sliceCodePoints(hit.text, at, start)}【${sliceCodePoints(hit.text, start, end)}】`;
    at = end;
  }
  marked += sliceCodePoints(hit.text, at, hit.text.length);
  return `${hit.reportId} ${hit.edition} ${hit.section ?? ''} (${hit.passageId})\n${marked}`;
}
