import { SECTION_ROLES } from '../../contract/model.ts';
import { STARTS_SECTION } from '../../schema/passage-facts.ts';
import { prepared } from '../../schema/prepared.ts';
import { addMember, addRange, emptySet, hasMember, membersOf, type BitSet } from './bit-set.ts';
import type { PassageTable } from './passage-table.ts';
import { flagsIn, kindIn, roleIn } from '../../schema/passage-traits.ts';

/**
 * Passages of sections whose role is named by a value, or whose heading is one of those in which a value was found: the heading
 * itself, what stands below it, and the sections below its own.
 */
export function sectionPassages(
  table: PassageTable,
  values: readonly string[],
  printed: (value: string) => BitSet,
): BitSet {
  const found = emptySet(table.size);
  const headings = emptySet(table.size);
  const editions = new Set<number>();
  for (const value of values)
    for (const passage of membersOf(printed(value)))
      if (kindIn(table.traits[passage]!) === 'heading') {
        addMember(headings, passage);
        editions.add(table.editionOf[passage]!);
      }
  for (const edition of editions) addBelow(table, edition, headings, found);
  const roles = SECTION_ROLES.filter((role) => values.includes(role));
  if (roles.length > 0)
    for (const passage of membersOf(table.active))
      if (roles.includes(roleIn(table.traits[passage]!)!)) addMember(found, passage);
  return found;
}

function addBelow(table: PassageTable, edition: number, headings: BitSet, found: BitSet): void {
  const first = table.firstPassage[edition]!;
  const end = first + table.passageCount[edition]!;
  const levels = levelsOf(table, edition);
  let [section, from] = [-1, first];
  let isIn = false;
  let isInOuter = false;
  for (let passage = first; passage < end; passage++) {
    if (!(flagsIn(table.traits[passage]!) & STARTS_SECTION)) continue;
    if (isIn) addRange(found, from, passage);
    from = passage;
    const isHit = hasMember(headings, passage);
    const isOuter = levels[++section] !== 2;
    if (isOuter) isInOuter = isHit;
    isIn = isHit || (!isOuter && isInOuter);
  }
  if (isIn) addRange(found, from, end);
}

/** 1 or 2 of each section, in order; each holds a passage. */
function levelsOf({ editions }: PassageTable, edition: number): readonly number[] {
  const { part, editionKey } = editions.textAt(edition);
  return prepared<[number], { level: number }>(
    part.archive.database,
    'SELECT level FROM sections WHERE edition_key = ? ORDER BY ordinal',
  )
    .all(editionKey)
    .map(({ level }) => level);
}
