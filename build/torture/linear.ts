import { prepareImports } from '../../data/ingest/import/import-files.ts';
import { readOriginal } from '../../data/ingest/read-original.ts';
import { readPackage, writePackage } from '../../data/annotations/exchange-package.ts';
import { readNotes } from '../../data/annotations/jsonld-import.ts';
import { placeForeign } from '../../data/annotations/place-foreign.ts';
import { stateOf } from '../../data/annotations/entity-state.ts';
import type { Change } from '../../data/annotations/change.ts';
import type { ReportId } from '../../data/contract/model.ts';
import type { KeptTerm } from '../../data/contract/term-entry.ts';
import { ArchiveSet } from '../../data/schema/archive-set.ts';
import { variantsOf, withTerms } from '../../data/search/query/expansions.ts';
import type { Term } from '../../data/search/query/query-model.ts';
import { searchForm } from '../../data/text/search-form.ts';

/** As a notebook without a text and without a note takes them. */
function notesOf(jsonLd: string): unknown {
  const same = (id: ReportId): ReportId => id;
  const nowhere = {
    textOf: () => null,
    nameOf: () => null,
    heldAs: same,
    idsOf: (id: ReportId) => [id],
    documentOf: () => null,
    holding: () => [],
  };
  const place = (target: Parameters<typeof placeForeign>[0]) => placeForeign(target, nowhere);
  return readNotes(jsonLd, place, '2024-01-01T00:00:00.000Z', (replies) => replies);
}

/** Of a family: makes an input of about n characters or parts, and says what is done with it. */
type Family = (n: number) => () => unknown;

const change = (n: number, fields: Change['fields'], supersedes: Change['supersedes'] = {}): Change =>
  ({
    id: `001760000000000.${String(n).padStart(6, '0')}-7f3a9c21-5be01d44`,
    kind: 'annotation',
    entity: 'a',
    author: '李静',
    device: '7f3a9c21',
    at: '2025-10-09T08:53:20.000Z',
    fields,
    supersedes,
  }) as Change; // ids of the right form
const many = <Value>(n: number, make: (at: number) => Value): Value[] =>
  Array.from({ length: n }, (_, at) => make(at));

/** Repeated to n characters behind a title. */
const TEXTS: Readonly<Record<string, string>> = {
  'digits of 1,900': `${'1'.repeat(1900)}，`,
  'one line of sentences': '加强市场监管工作力度，查处案件128件，',
  'list marks': '1.',
  counts: '9158件',
  'short lines': '加强监管\n',
  'one character': '一',
  blanks: ' ',
  'Chinese numerals': '一百二十三万',
  'opening brackets': '（',
  years: '2021年',
  shares: '增长12.5%，',
  quotes: '“放心消费”',
  'empty lines': '\n',
  'marks alone': '一、\n',
  'dotted numbers': '1.2.3.4',
  'full-width digits': '１２３',
  dashes: '——',
  commas: '，',
  ranges: '3至5家、',
  'from … to': '从12天压缩到3天，',
  'spans of years': '2016—2020年',
  'names of places': '平湖市嘉兴市浙江省',
  'spaced letters': '市 场 监 管 ',
  'percent signs': '%％‰',
};

async function readText(bytes: Uint8Array, name = '总结.txt'): Promise<void> {
  const original = await readOriginal({ name, bytes });
  prepareImports(new ArchiveSet([]), [{ file: name, original }]);
}

const annotation = (at: number) => ({
  id: `urn:uuid:00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  type: 'Annotation',
  created: '2024-01-01T00:00:00Z',
});

function jsonLdOf(annotations: readonly object[]): () => unknown {
  const text = JSON.stringify(annotations);
  return () => notesOf(text);
}

function packageOf(changes: readonly Change[]): () => unknown {
  const bytes = writePackage({ changes, documents: [], annotations: [] }, new Date(0));
  return () => readPackage(bytes);
}

const FAMILIES: Readonly<Record<string, Family>> = {
  ...Object.fromEntries(
    Object.entries(TEXTS).map(([name, part]) => [
      name,
      (n: number) => {
        const text = part.repeat(Math.ceil(n / part.length));
        const bytes = Buffer.from(`平湖市市场监督管理局2022年工作总结\n\n${text}`);
        return () => readText(bytes);
      },
    ]),
  ),
  'cells of a sheet': (n) => {
    const rows = many(n / 80, (at) => `第${at}所,${at},${at + 1},${at % 9}.5%,${'增加'.repeat(4)}`);
    const bytes = Buffer.from(`单位,检查数,查处数,占比,说明\n${rows.join('\n')}\n`);
    return () => readText(bytes, '统计表.csv');
  },
  'columns of a sheet': (n) => {
    const columns = many(n / 40, (at) => `${at + 1}`).join(',');
    const bytes = Buffer.from(`单位,检查数\n${`${columns}\n`.repeat(4)}`);
    return () => readText(bytes, '统计表.csv');
  },
  'form of comparison': (n) => {
    const text = '2021年'.repeat(n * 2);
    return () => searchForm(text);
  },
  'other names of one thing': (n) => {
    const forms = many(n / 20, (at) => ({ form: `变体${at}`, period: null }));
    const terms = [{ kind: 'synonym', forms, evidence: '' }] as unknown as KeptTerm[]; // what is looked at of it
    const word = { kind: 'term', units: '变体1', typed: '变体1', literal: false } as Term;
    return () => variantsOf(word, withTerms(new Map(), terms));
  },
  'changes of many notes': (n) =>
    packageOf(many(n / 10, (at) => ({ ...change(at, { body: '一' }), entity: `a${at}` }))),
  'changes of one note': (n) => {
    const changes = many(n, (at) =>
      change(at, { body: '一' }, at === 0 ? {} : { body: [change(at - 1, {}).id] }),
    );
    return () => stateOf(changes);
  },
  'rivals of one field': (n) => {
    const changes = many(n, (at) => change(at, { body: String(at) }));
    return () => stateOf(changes);
  },
  'fields of one change': (n) =>
    packageOf([change(1, Object.fromEntries(many(n / 10, (at) => [`tag:${at}`, true])))]),
  'annotations in JSON-LD': (n) => jsonLdOf(many(n / 10, annotation)),
  'answers in a chain': (n) =>
    jsonLdOf(many(n / 10, (at) => ({ ...annotation(at), target: annotation(at + 1).id }))),
};

/** Shortest runs say nothing about a slope. */
const LEAST_MILLISECONDS = 30;
const MOST_TIMES = 5;

/** For each family the time at 4n against that at n. Says which grow faster than they may: none should. */
export async function linear(n: number): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [name, family] of Object.entries(FAMILIES)) {
    await family(n / 4)();
    const first = await growthOf(name, family, n);
    const growth = first > MOST_TIMES ? Math.min(first, await growthOf(name, family, n)) : first;
    if (growth > MOST_TIMES) faults.push(`${name} ×${growth.toFixed(1)}`);
  }
  return faults;
}

async function growthOf(name: string, family: Family, n: number): Promise<number> {
  const once = Math.max(await timeOf(family, n), LEAST_MILLISECONDS);
  const four = await timeOf(family, 4 * n);
  const growth = four / once;
  process.stderr.write(`${name}: ${Math.round(once)} ms, ${Math.round(four)} ms, ×${growth.toFixed(1)}\n`);
  return growth;
}

/**
 * Of this thread, in milliseconds, the best of three: a machine has other things to do, and what collects garbage beside
 * the thread takes by the size of the heap, whatever was asked.
 */
async function timeOf(family: Family, n: number): Promise<number> {
  const act = family(n);
  let best = Infinity;
  for (let run = 0; run < 3; run++) {
    const begun = process.threadCpuUsage();
    await act();
    best = Math.min(best, process.threadCpuUsage(begun).user / 1000);
  }
  return best;
}
