const PHRASE = /["“”「『]([^"“”」』]*)["“”」』]/g;
/** A bracket behind a field, NOT or a minus: nothing in it is looked for in a note. */
const LEFT_OUT = /(?:(?<!\p{L})\p{L}{1,10}[:：]|(?<=^|\s)(?:NOT\s+|非\s+|[-－−]))[(（][^()（）]*[)）]/giu;
/** What it holds may hold brackets, but these no others. */
const NEAR = /(?<!\p{L})NEAR(?:[/／]?\d+)?[(（]((?:[^()（）]|[(（][^()（）]*[)）])*)[)）]/giu;
/** Behind the words, or all that the brackets hold: 电梯 NEAR(5) 检验. */
const DISTANCE = /(?:[,，;；]|\s[/／]|^)\s*[0-9０-９]+\s*(?:(?:个?字)?(?:[以之]?内)?\s*)?$/u;
const OPERATOR = /^(?:AND|OR|且|或|&&?|\|\|?|NEAR(?:[/／]?\d+)?)$/i;
const NEGATION = /^(?:NOT|非)$/i;
const FIELD = /^\p{L}{1,10}[:：]/u;
const LONGEST = 10_000;

/**
 * The words of a query that may stand in a note, with spaces between: without operators, fields, expressions and what is to be
 * left out. What is quoted is one word.
 */
export function noteWords(query: string): string {
  const words: string[] = [];
  let isLeftOut = false;
  for (const token of tokensOf(query)) {
    const isNegation = NEGATION.test(token);
    const isWord =
      !isLeftOut &&
      !isNegation &&
      !OPERATOR.test(token) &&
      !FIELD.test(token) &&
      !/^(?:[-－−]\D|\/.*\/[a-z]{0,8}$)/iu.test(token);
    if (isWord) words.push(token.replace(/[*＊]+$/u, ''));
    // The value of a field may stand behind a space.
    isLeftOut = isNegation || (FIELD.test(token) && /[:：]$/u.test(token));
  }
  return words.filter((word) => word !== '').join(' ');
}

function tokensOf(query: string): readonly string[] {
  return query
    .slice(0, LONGEST)
    .replace(PHRASE, (_, inside: string) => inside.replace(/\s+/g, ''))
    .replace(NEAR, (_, inside: string) => ` ${inside.replace(DISTANCE, '').replace(/[,，;；]/g, ' ')} `)
    .replace(LEFT_OUT, ' ')
    .split(/[\s()（）]+/u)
    .filter((token) => token !== '');
}
