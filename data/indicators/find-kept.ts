import type { PassageId } from '../contract/model.ts';
import type { KeptTerm } from '../contract/term-entry.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { rangesOf, type Mention, type Place } from './name-places.ts';

/** Where the names that a person has added are printed, in every active edition, under their first wording. */
export function findKept(set: ArchiveSet, kept: readonly KeptTerm[]): Mention[] {
  if (kept.length === 0) return [];
  return set.activeEditions.flatMap(({ archive, editionKey, reportId }) => {
    const holding = archive.database.prepare<[number, string], { passageId: PassageId; text: string }>(
      `SELECT passage_id AS passageId, text FROM passages
       WHERE edition_key = ? AND EXISTS (SELECT 1 FROM json_each(?) WHERE instr(text, json_each.value))
       ORDER BY ordinal`,
    );
    return kept.flatMap(({ forms }) => {
      const wordings = forms.map(({ form }) => form);
      return holding
        .all(editionKey, JSON.stringify(wordings))
        .flatMap(({ passageId, text }) =>
          rangesOf(text, wordings).map((range) => ({ name: wordings[0]!, reportId, passageId, range })),
        );
    });
  });
}

/** Of one and the same place: a name within a longer one is not a second mention. */
export function overlap(one: Place, other: Place): boolean {
  if (one.passageId !== other.passageId) return false;
  if (one.range === null || other.range === null) return true;
  return one.range[0] < other.range[1] && other.range[0] < one.range[1];
}
