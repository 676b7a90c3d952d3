import { passagesInOrder, type ParsedMention, type ParsedSection } from '../../schema/parsed-report.ts';
import { codePointIndex } from '../../text/code-point-index.ts';
import type { ProgrammeNames } from '../programme-forms.ts';
import type { NameFound } from './name-found.ts';
import { peopleIn } from './people.ts';
import { programmesIn } from './programmes.ts';

/** Every named programme and every person with a role, in reading order, each with its passage and range. */
export function findMentions(
  sections: readonly ParsedSection[],
  thesaurus: readonly ProgrammeNames[],
): ParsedMention[] {
  return passagesInOrder(sections).flatMap(({ text, kind }, passage) => {
    const offset = codePointIndex(text);
    const at = ({ name, start, end }: NameFound): Omit<ParsedMention, 'kind' | 'role'> => ({
      name,
      passage,
      start: offset(start),
      end: offset(end),
    });
    const programmes = programmesIn(text, thesaurus).map((found) => ({
      kind: 'programme' as const,
      role: null,
      ...at(found),
    }));
    // Titles hold the byline, whose names are the writers'.
    const people = kind === 'title' ? [] : peopleIn(text);
    return [
      ...programmes,
      ...people.map((found) => ({ kind: 'person' as const, role: found.role, ...at(found) })),
    ].sort((a, b) => a.start - b.start);
  });
}
