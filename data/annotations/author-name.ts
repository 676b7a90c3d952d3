import { isItem, listOf, textOf } from './foreign-note.ts';

/** A name, or what stands for one: a nickname, an address; several are joined. */
export function authorName(creator: unknown): string {
  return listOf(creator)
    .map((one) =>
      isItem(one)
        ? listOf(one['name'] ?? one['nickname'] ?? one['email'] ?? one['id'] ?? one['@id'])
            .map(textOf)
            .join('、')
        : textOf(one),
    )
    .filter((name) => name !== '')
    .join('、');
}
