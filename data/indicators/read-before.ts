/** Codes of figures that were read differently when the code was made: value and unit are part of a code. */
import type { ReportId } from '../contract/model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { evidenceParts, type EvidenceParts } from './evidence-code.ts';
import type { ReportFacts } from './report-facts.ts';

/** A figure of a text that was in force before, by where it stands in its source. */
export interface FormerReading {
  readonly value: number;
  readonly unit: string;
  readonly sourceSha256: string;
  /** As an evidence code has it. */
  readonly place: string;
}

interface Row {
  readonly reportId: ReportId;
  readonly sha256: string;
  readonly rawStart: number;
  readonly value: number;
  readonly unit: string;
  readonly valueSi: number;
  readonly unitSi: string;
}

/** Figures of kept texts, in force no longer, that have the code. */
export function formerReadings(
  set: ArchiveSet,
  facts: ReadonlyMap<ReportId, ReportFacts>,
  code: EvidenceParts,
): readonly FormerReading[] {
  return formerRows(set).flatMap(({ reportId, sha256, rawStart, value, unit, valueSi, unitSi }) => {
    const report = facts.get(reportId);
    if (!report) return [];
    const { agency, yearCovered } = report;
    const at = { sourceSha256: sha256, place: String(rawStart) };
    const parts = evidenceParts({ agency, yearCovered, valueSi, unitSi, ...at });
    return parts.figure === code.figure && parts.check === code.check ? [{ value, unit, ...at }] : [];
  });
}

function formerRows(set: ArchiveSet): readonly Row[] {
  return set.archives.flatMap(({ database, file }) => {
    const active = set.activeEditions.filter(({ archive }) => archive.file === file);
    return database
      .prepare<[string], Row>(
        `SELECT report_id AS reportId, source_sha256 AS sha256, raw_start AS rawStart, value, unit,
           value_si AS valueSi, unit_si AS unitSi
         FROM indicators JOIN editions USING (edition_key)
         WHERE raw_start IS NOT NULL AND source_sha256 IS NOT NULL
           AND edition_key NOT IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(active.map(({ editionKey }) => editionKey)));
  });
}
