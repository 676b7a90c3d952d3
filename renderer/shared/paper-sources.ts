import type { EditionName } from '../../data/contract/model.ts';
import { citationOf, type CitedReport } from '../../data/plain/citation.ts';
import { heading, paragraph, type WrittenBlock } from '../../data/plain/written-document.ts';
import type { Messages } from '../messages/messages.svelte.ts';

/** A text that something on paper comes from. */
export interface PaperSource {
  readonly report: CitedReport;
  readonly edition: EditionName;
}

/** Reports that the head of a page has room for, and codes. */
const MOST_NAMED = 3;
const MOST_CODES = 4;

/** What stands at the top of every page: agency, year and edition, the citations, the evidence codes. */
export function headOf(
  sources: readonly PaperSource[],
  codes: readonly string[],
  say: Messages,
): readonly string[] {
  const named = sources.slice(0, MOST_NAMED);
  const more = (shown: number, all: number): string => (all > shown ? ` ${say.takeAway.ofAll(all)}` : '');
  const names = named.map(({ report, edition }) =>
    [report.agency, report.yearCovered, say.editions[edition]].filter((part) => part !== null).join(' '),
  );
  return [
    names.join(' · ') + more(named.length, sources.length),
    named.map(({ report }) => citationOf(report)).join(' '),
    ...(codes.length > 0
      ? [
          `${say.takeAway.evidence} ${codes.slice(0, MOST_CODES).join(' ')}${more(Math.min(MOST_CODES, codes.length), codes.length)}`,
        ]
      : []),
  ].filter((line) => line !== '');
}

/** At the end: what is cited, each once, and which of it is a 提要 only. */
export function sourcesBlocks(sources: readonly PaperSource[], say: Messages): readonly WrittenBlock[] {
  if (sources.length === 0) return [];
  const lines = sources.map(
    ({ report, edition }) => `${citationOf(report)}${edition === 'digest' ? say.takeAway.fromDigest : ''}`,
  );
  return [
    heading(1, say.takeAway.source),
    ...[...new Set(lines)].map((line, i) => paragraph(`[${i + 1}] ${line}`)),
  ];
}
