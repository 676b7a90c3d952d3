import type { ImportPreview } from '../../data/contract/library-model.ts';
import type { Messages } from '../messages/messages.svelte.ts';

/** What is looked at first, of a file among many: agency, year, genre, title; what is not known is left out. */
export function foundWords(
  { agency, yearCovered, genre, title }: ImportPreview,
  say: Messages,
): readonly string[] {
  const year = yearCovered === null ? null : say.library.yearOf(yearCovered);
  return [agency, year, genre === null ? null : say.genres[genre], title].flatMap((value) =>
    value === null || value === '' ? [] : [value],
  );
}

/** What was printed and is taken as it is: its name, and its words. */
export function printedWords(
  { subtitle, byline, head }: ImportPreview,
  say: Messages,
): readonly (readonly [string, string])[] {
  const authors = Object.entries(byline).map(([role, names]) => `${role} ${names.join('、')}`);
  return [
    [say.library.subtitle, subtitle ?? ''] as const,
    [say.library.byline, authors.join('　')] as const,
    [say.library.head, head ? `${head.name}（${head.title}）` : ''] as const,
  ].filter(([, value]) => value !== '');
}
