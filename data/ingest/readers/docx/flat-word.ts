import { strToU8, zipSync, type Zippable } from 'fflate';
import { Parser } from 'htmlparser2';
import { WordOf2003 } from './word-of-2003.ts';

/**
 * A Word document in one file of XML, packed as others are: the parts of a package one behind the other (`pkg:package`), or
 * WordprocessingML of 2003, in which web programs write what they call .doc. Pictures are left out.
 */
export function packedWord(xml: string): Uint8Array {
  const parts = xml.includes('<pkg:package') ? partsOfPackage(xml) : new WordOf2003().parts(xml);
  const entries: Zippable = {};
  for (const [name, content] of parts) entries[name] = [strToU8(content), { level: 0 }];
  return zipSync(entries);
}

function partsOfPackage(xml: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  let [name, from] = ['', -1];
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        if (tag === 'pkg:part') name = (attributes['pkg:name'] ?? '').replace(/^\//, '');
        else if (tag === 'pkg:xmlData') from = parser.endIndex + 1;
      },
      onclosetag: (tag) => {
        if (tag !== 'pkg:xmlData' || from < 0) return;
        parts.set(name, xml.slice(from, parser.startIndex));
        from = -1;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return parts;
}
