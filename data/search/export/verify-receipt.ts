import * as v from 'valibot';
import { REQUESTS, type CheckedRequest } from '../../contract/requests.ts';
import type { ReceiptCheck, SearchReceipt } from '../../contract/search-tools-model.ts';
import { canonicalJson } from './canonical-json.ts';
import { receiptHash } from './make-receipt.ts';

type Difference = ReceiptCheck['differences'][number];

/** Makes the receipt anew and compares. When it was made, and by which version of the program, does not matter. */
export function verifyReceipt(
  text: string,
  make: (request: CheckedRequest<'search.receipt'>) => SearchReceipt,
): ReceiptCheck {
  const stated = readReceipt(text);
  if (stated === null) return { state: 'not_a_receipt', differences: [] };
  const hash = receiptHash(stated);
  if (hash !== stated['sha256']) {
    return { state: 'not_a_receipt', differences: [difference('sha256', stated['sha256'], hash)] };
  }
  const { query, exact, filters } = stated;
  const request = v.safeParse(REQUESTS['search.receipt'], { query, exact, filters });
  if (!request.success) return { state: 'not_a_receipt', differences: [] };
  const found = make(request.output);
  const archives = compare('archives', editionIds(stated['archives']), editionIds(found.archives));
  const counted = COMPARED.flatMap((what) => compare(what, stated[what], found[what]));
  const perReport = compareReports(stated['reports'], found.reports);
  // Text compared otherwise that counts the same is no difference; where it counts otherwise, it is the reason.
  const isCountedAlike = archives.length + counted.length + perReport.length === 0;
  const compared = compare('normalisation', stated['normalisation'], found.normalisation);
  const differences = isCountedAlike ? [] : [...archives, ...compared, ...counted];
  return {
    state:
      archives.length > 0 ? 'other_archive' : differences.length + perReport.length > 0 ? 'differs' : 'same',
    differences: [...differences, ...perReport],
  };
}

const COMPARED = ['searched', 'expansions', 'complete', 'total', 'occurrences'] as const;

type Stated = Readonly<Record<string, unknown>>;

function readReceipt(text: string): Stated | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isObject(value) && value['format'] === 'lanjuan-receipt/1' ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Stated {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A file may have another name on another machine; its contents are what counts. */
function editionIds(archives: unknown): readonly string[] {
  return listOf(archives)
    .map((one) => `${String(one['role'])} ${String(one['editionId'])}`)
    .sort();
}

function compareReports(stated: unknown, found: SearchReceipt['reports']): Difference[] {
  const before = byId(listOf(stated));
  const after = byId(found.map((one) => ({ ...one })));
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  return ids.flatMap((id) => compare(`reports/${id}`, before.get(id) ?? null, after.get(id) ?? null));
}

function byId(reports: readonly Stated[]): ReadonlyMap<string, Stated> {
  return new Map(reports.map((one) => [`${String(one['reportId'])}:${String(one['edition'])}`, one]));
}

function listOf(value: unknown): readonly Stated[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function compare(what: string, stated: unknown, found: unknown): Difference[] {
  return canonicalJson(stated) === canonicalJson(found) ? [] : [difference(what, stated, found)];
}

function difference(what: string, stated: unknown, found: unknown): Difference {
  return { what, stated: canonicalJson(stated), found: canonicalJson(found) };
}
