/**
 * Chinese pages of public test suites that state the text of their articles, wherever they lie on this machine: Mozilla's
 * Readability (test/test-pages), Defuddle (tests/fixtures, tests/expected), GeneralNewsExtractor (result.txt, which is
 * that program's own reading). Nothing of them is part of the project.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { readHtml } from '../../data/ingest/readers/read-html.ts';

export interface SuitePage {
  readonly name: string;
  readonly html: string;
  /** Null where the suite states none. */
  readonly title: string | null;
  readonly text: string;
}

/** Han characters in a text below which it is no Chinese article. */
const FEWEST_HAN = 150;
const METADATA = v.object({ title: v.nullish(v.string()) });
const RESULT = v.object({ title: v.string(), content: v.string() });

export function readSuite(folder: string): SuitePage[] {
  return [...ofReadability(folder), ...ofDefuddle(folder), ...ofNewsExtractor(folder)].filter(
    ({ text }) => isChinese(text) && text.trim() !== '',
  );
}

function isChinese(text: string): boolean {
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= FEWEST_HAN && !/[\u3040-\u30ff]{4}/.test(text);
}

function* ofReadability(folder: string): Generator<SuitePage> {
  const pages = path.join(folder, 'test/test-pages');
  for (const name of namesIn(pages)) {
    const read = (file: string): string => readFileSync(path.join(pages, name, file), 'utf8');
    const { title } = v.parse(METADATA, JSON.parse(read('expected-metadata.json')));
    const text = readHtml(read('expected.html')).text;
    yield { name: `readability/${name}`, html: read('source.html'), title: title ?? null, text };
  }
}

function* ofDefuddle(folder: string): Generator<SuitePage> {
  const expected = path.join(folder, 'tests/expected');
  for (const name of namesIn(expected)) {
    const fixture = path.join(folder, 'tests/fixtures', name.replace(/\.md$/, '.html'));
    if (!existsSync(fixture)) continue;
    const [, head = '', text = ''] =
      /^```json\n([^]*?)```\n([^]*)$/.exec(readFileSync(path.join(expected, name), 'utf8')) ?? [];
    const title = head === '' ? null : v.parse(METADATA, JSON.parse(head)).title;
    yield { name: `defuddle/${name}`, html: readFileSync(fixture, 'utf8'), title: title ?? null, text };
  }
}

function* ofNewsExtractor(folder: string): Generator<SuitePage> {
  const results = path.join(folder, 'result.txt');
  if (!existsSync(results)) return;
  for (const [, name = '', json = ''] of readFileSync(results, 'utf8').matchAll(
    /^>+(tests\/.*?\.html)>+\n([^]*?)\n<{5,}/gm,
  )) {
    const file = path.join(folder, name);
    if (!existsSync(file)) continue;
    const { title, content } = v.parse(RESULT, JSON.parse(json));
    yield {
      name: `news/${name.replace(/^tests\//, '')}`,
      html: readFileSync(file, 'utf8'),
      title,
      text: content,
    };
  }
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
