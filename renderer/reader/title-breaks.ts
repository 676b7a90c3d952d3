/** Characters that fit into a line of a title in the narrowest column. */
const LINE = 11;

/** Whether a title may be broken between its phrases alone; one of long phrases is broken as any text is. */
export function breaksByPhrase(title: string): boolean {
  return title.split(/[\s\p{P}]+/u).every((phrase) => [...phrase].length <= LINE);
}
