/** Part of `npm run check`: every workflow against the rules of ./workflow-rules.ts. Exit 1 when any is broken. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lintWorkflow } from './workflow-rules.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.github/workflows');

// npm could not read it otherwise.
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const wrong = readdirSync(folder).flatMap((file) =>
  lintWorkflow(readFileSync(path.join(folder, file), 'utf8'), Object.keys(scripts)).map(
    (sentence) => `${file}: ${sentence}`,
  ),
);
for (const sentence of wrong) console.log(sentence);
process.exitCode = wrong.length === 0 ? 0 : 1;
