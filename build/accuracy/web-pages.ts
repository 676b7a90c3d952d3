/** Web pages of data/testing/web-pages: the layouts of content systems, each around one of the held-out papers. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { HeldOutReport } from './held-out-reports.ts';

export interface WebPage {
  readonly name: string;
  readonly html: string;
  /** What a careful reader takes for its text, line by line. */
  readonly lines: readonly string[];
  readonly report: HeldOutReport;
}

/** How a content system wraps the lines of a text. */
const WRAPPINGS: Readonly<Record<string, (line: string) => string>> = {
  p: (line) => `<p style="text-indent:2em">${line}</p>`,
  br: (line) => `&nbsp;&nbsp;&nbsp;&nbsp;${line}<br>\n`,
  span: (line) => `<p><span style="font-family:仿宋"><span>${line}</span></span></p>`,
  section: (line) => `<section><section><p><span>${line}</span></p></section></section>`,
  mso: (line) => `<p class="MsoNormal"><span lang="EN-US"><o:p></o:p></span><span>${line}</span></p>`,
  div: (line) => `<div data-v-1><div>${line}</div></div>`,
  font: (line) => `<font size="3" face="宋体"><p>&emsp;&emsp;${line}</p></font>`,
  nested: (line) => `<div><p><span><font>${line}</font></span></p></div>`,
  headings: (line) => (HEADING.test(line) ? `<h2>${line}</h2>` : `<p>${line}</p>`),
};
const HEADING = /^[一二三四五六七八九]、[^。]{2,30}$/;
const DIRECTIVE = /^<!--paper (?<paper>\S+) skip (?<skip>\d+) wrap (?<wrap>\w+)-->\n/;

/** Each page says in its first line which paper it holds, how many lines of that its own head has, and how lines are wrapped. */
export function readWebPages(folder: string, reports: readonly HeldOutReport[]): WebPage[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => compose(name, readFileSync(path.join(folder, name), 'utf8'), reports));
}

function compose(name: string, file: string, reports: readonly HeldOutReport[]): WebPage {
  const { paper, skip, wrap } = DIRECTIVE.exec(file)?.groups ?? {};
  const report = reports.find((one) => one.name === paper);
  const wrapped = WRAPPINGS[wrap ?? ''];
  if (!report || !wrapped || !file.includes('{{body}}')) throw new Error(`${name}: no paper "${paper}"`);
  const lines = report.source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(Number(skip));
  const html = file.replace(DIRECTIVE, '').replace('{{body}}', () => lines.map(wrapped).join(''));
  return { name: name.replace(/\.html$/, ''), html, lines, report };
}
