import { pinyin } from 'pinyin-pro';
import type { Genre } from '../../contract/genre.ts';
import type { ReportId } from '../../contract/model.ts';
import { periodLength } from '../../contract/period.ts';

/** Agencies of this kind are the archive's own field and need no word in the id. */
const OWN_FIELD = /市场监督管理(?:局|总局|委员会)$/;

interface Described {
  readonly agency: string | null;
  readonly agencyLabel: string | null;
  readonly yearCovered: number | null;
  readonly genre: Genre | null;
  readonly period: string | null;
}

/**
 * The id of a new report, minted once and never derived again: `pinghu-2022`, `pinghu-2022-disclosure`, `pinghu-2022-h1`;
 * `pinghu-shuiwuju-2022` for another office of the place; `report` where nothing is known. `isTaken` asks for a number
 * behind it.
 */
export function reportSlug(report: Described, isTaken: (reportId: ReportId) => boolean): ReportId {
  const agency = [letters(report.agencyLabel ?? ''), letters(officeOf(report))].filter((word) => word !== '');
  const words = [
    agency.join('-') || 'report',
    ...(report.yearCovered === null ? [] : [String(report.yearCovered)]),
    ...kindOf(report),
  ];
  const base = words.join('-');
  for (let n = 1; ; n++) {
    // Here report ids of imported reports are made.
    const reportId = (n === 1 ? base : `${base}-${n}`) as ReportId;
    if (!isTaken(reportId)) return reportId;
  }
}

function officeOf({ agency, agencyLabel }: Described): string {
  if (agency === null || agencyLabel === null || OWN_FIELD.test(agency) || !agency.includes(agencyLabel))
    return '';
  return agency.slice(agency.indexOf(agencyLabel) + agencyLabel.length);
}

/** The yearly review is what an agency is expected to have, and needs no word. */
function kindOf({ genre, period }: Described): readonly string[] {
  if (
    genre === 'interim-review' &&
    period !== null &&
    ['half', 'quarter', 'month'].includes(periodLength(period) ?? '')
  )
    return [period.slice(5).toLowerCase()];
  return genre === null || genre === 'annual-review' ? [] : [genre];
}

/** Papers of one agency come together: its name was spelt last, or the one before that its place has. */
const spelt = new Map<string, string>();
const MOST_SPELT = 1000;

function letters(chinese: string): string {
  const known = spelt.get(chinese);
  if (known !== undefined) return known;
  if (spelt.size >= MOST_SPELT) spelt.clear();
  const found = spell(chinese);
  spelt.set(chinese, found);
  return found;
}

function spell(chinese: string): string {
  return pinyin(chinese, { toneType: 'none', type: 'array', v: true })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
