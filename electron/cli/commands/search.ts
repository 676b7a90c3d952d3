import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { endingsOf, formatOfEnding } from '../../../data/plain/export-formats.ts';
import { ArchiveError } from '../../../data/contract/errors.ts';
import { EDITIONS } from '../../../data/contract/model.ts';
import { NOT_USED, noteInWords } from '../../../data/contract/query-notes.ts';
import type { Hit, QueryPart, SearchResult } from '../../../data/contract/search-model.ts';
import { sliceCodePoints } from '../../../data/contract/code-points.ts';
import { oneOf, text, UsageError, wholeNumber, type Command, type Given } from '../command.ts';
import { findAgencies } from '../find-report.ts';
import type { ArchiveClient } from '../../../data/contract/api.ts';
import type { Request } from '../../../data/contract/requests.ts';

export const search: Command = {
  usage:
    'search QUERY… [--limit N] [--year Y] [--agency A] [--edition E] [--exact] [--export FILE] [--receipt FILE]',
  summary: `find passages; all hits as a file (${endingsOf('hits')}); a receipt of the count`,
  options: {
    limit: { type: 'string' },
    year: { type: 'string' },
    agency: { type: 'string' },
    edition: { type: 'string' },
    exact: { type: 'boolean' },
    export: { type: 'string' },
    receipt: { type: 'string' },
  },
  words: [1, 1000],
  run: async (given, { client }) => {
    const limit = wholeNumber(given, 'limit', 0, 1000) ?? 50;
    const filters = await readFilters(given, client);
    const asked = { query: given.words.join(' '), filters, exact: given.options['exact'] === true };
    await writeFiles(given, asked, client);
    const result = await client.call('search.run', { ...asked, limit });
    const meant = await tryMeant(result, { ...asked, limit }, client);
    const head = [heading(result), ...notesOn(asked.query, result.parts)].join('\n');
    if (!meant) return { json: result, text: [head, ...result.hits.map(readable)].join('\n\n') };
    const told = `没有“${asked.query}”。是否要找“${meant.query}”：${heading(meant.result)}`;
    return {
      json: { ...result, hits: meant.result.hits, meant: { query: meant.query, total: meant.result.total } },
      text: [head, told, ...meant.result.hits.map(readable)].join('\n\n'),
    };
  },
};

/** The nearest spelling, looked up where what was typed is nowhere; the total stays the one of what was typed. */
async function tryMeant(
  { total, didYouMean: [first] }: SearchResult,
  asked: Request<'search.run'>,
  client: ArchiveClient,
): Promise<{ readonly query: string; readonly result: SearchResult } | null> {
  if (total > 0 || asked.exact || !first) return null;
  return { query: first.query, result: await client.call('search.run', { ...asked, query: first.query }) };
}

function heading({ total, reports, expansions, index }: SearchResult): string {
  const added = expansions.map((one) => `${one.from} → ${one.to} (+${one.count})`);
  const scanned = index === 'scan' ? ' · 索引已损坏，逐篇查找' : '';
  return `${total} 段 · ${reports.length} 篇${added.length > 0 ? ` · ${added.join('; ')}` : ''}${scanned}`;
}

/** Of a query of four thousand words, so many are told one by one. */
const MOST_NOTES = 12;

/** A line for each stretch, as typed, that was ignored, bounded or stopped, with the reason. */
function notesOn(query: string, parts: readonly QueryPart[]): readonly string[] {
  const lines = parts.flatMap(({ range, kind, note }) => {
    if (note === null) return [];
    const reason = noteInWords(note, 'zh');
    return [`“${sliceCodePoints(query, ...range)}” ${kind === 'ignored' ? NOT_USED.zh(reason) : reason}`];
  });
  const left = lines.length - MOST_NOTES;
  return left > 0 ? [...lines.slice(0, MOST_NOTES), `另有 ${left} 处`] : lines;
}

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

/** What `--export` and `--receipt` ask for. Throws UsageError for an ending that no export has. */
async function writeFiles(
  given: Given,
  asked: Request<'search.receipt'>,
  client: ArchiveClient,
): Promise<void> {
  const exported = text(given, 'export');
  const receipt = text(given, 'receipt');
  if (exported !== undefined) {
    const format = formatOfEnding('hits', path.extname(exported));
    if (!format)
      throw new UsageError(`--export ${exported}: a file ending in one of ${endingsOf('hits')} is wanted`);
    const { contentBase64 } = await client.call('search.export', { ...asked, format });
    writeFile(exported, Buffer.from(contentBase64, 'base64'));
  }
  if (receipt !== undefined) {
    const made = await client.call('search.receipt', asked);
    writeFile(receipt, `${JSON.stringify(made, null, 2)}\n`);
  }
}

function writeFile(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new ArchiveError('read_only', String(error), { cause: error });
  }
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
