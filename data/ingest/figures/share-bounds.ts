import type { NumberToken } from './number-token.ts';
import type { ListMember } from './value-lists.ts';

/** In a list of values a bound that is printed once holds for all: 超过98%、85%; 80%、90%以上. */
export function shareBounds(
  tokens: readonly NumberToken[],
  lists: ReadonlyMap<NumberToken, ListMember>,
): ReadonlyMap<NumberToken, Pick<NumberToken, 'qualifier' | 'bound'>> {
  const shared = new Map<NumberToken, Pick<NumberToken, 'qualifier' | 'bound'>>();
  for (let i = 0; i < tokens.length; i++) {
    const member = lists.get(tokens[i]!);
    if (member?.at !== 0) continue;
    const run = tokens.slice(i, i + member.of).filter((token) => lists.has(token));
    const stated = [run[0]!, run.at(-1)!].find(
      ({ qualifier, start, outerStart, end, outerEnd }, at) =>
        qualifier !== null && (at === 0 ? outerStart < start : outerEnd > end),
    );
    if (!stated) continue;
    for (const token of run)
      if (token.qualifier === null) shared.set(token, { qualifier: stated.qualifier, bound: stated.bound });
  }
  return shared;
}
