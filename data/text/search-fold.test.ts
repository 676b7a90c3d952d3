import { Converter } from 'opencc-js/t2cn';
import { expect, it } from 'vitest';
import { foldCharacter } from './search-fold.ts';

it('folds each Chinese character as OpenCC with all its dictionaries does, though it reads the one of characters alone', () => {
  const untyped: unknown = Converter;
  // The package's own types do not resolve under nodenext; this is what its documentation states.
  const convert = (untyped as (options: object) => (text: string) => string)({ from: 't', to: 'cn' });
  const different: string[] = [];
  let characters = 0;
  for (let code = 0x2e80; code < 0x33480; code++) {
    const one = code >= 0xd800 && code <= 0xdfff ? '' : String.fromCodePoint(code);
    // Radicals and compatibility forms become others before.
    if (!/^[\p{Script=Han}--\p{Radical}]$/v.test(one) || one.normalize('NFKC') !== one || one === '〇')
      continue;
    characters++;
    if (foldCharacter(one) !== convert(one)) different.push(one);
  }
  expect(characters).toBeGreaterThan(95_000);
  expect(different).toEqual([]);
});
