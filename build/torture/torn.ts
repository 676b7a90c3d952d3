import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { notebookFiles } from '../../data/annotations/notebook-files.ts';
import { openNotebook } from '../../data/annotations/open-notebook.ts';
import { noteOn, SampleTexts } from '../../data/annotations/testing/sample-notebook.ts';
import type { Notebook } from '../../data/annotations/notebook.ts';

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;
/** Which file of the copy ends too soon; 3: none. */
const TEARS = [0, 1, 2, 3] as const;
const NOTES_BETWEEN = 3;

/**
 * Copies of a notebook that is being written to: database, log and journal are copied one after the other, in every order,
 * with notes written in between, and one of them ends too soon. Says which notes, acknowledged before the copy began, a copy
 * does not show when it is opened.
 */
export function torn(copies: number): readonly string[] {
  const faults: string[] = [];
  let acknowledged = 0;
  for (let copy = 0; copy < copies; copy++) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-torn-'));
    const written = writeAndCopy(folder, ORDERS[copy % 6]!, TEARS[Math.floor(copy / 6) % 4]!, copy);
    acknowledged += written.size;
    const notebook = openNotebook({ folder: path.join(folder, 'copy'), texts: new SampleTexts() });
    const there = new Set(notebook.annotations.list({ deleted: true }).map((note) => note.body));
    notebook.close();
    for (const body of written) if (!there.has(body)) faults.push(`copy ${copy}: ${body} is gone`);
    fs.rmSync(folder, { recursive: true });
  }
  process.stderr.write(`${copies} copies, ${acknowledged} acknowledged, ${faults.length} faults\n`);
  return faults;
}

function writeAndCopy(
  folder: string,
  order: readonly number[],
  tear: number,
  seed: number,
): ReadonlySet<string> {
  const [from, to] = [path.join(folder, 'library'), path.join(folder, 'copy')];
  const notebook = openNotebook({ folder: from, texts: new SampleTexts() });
  const before = write(notebook, 5 + (seed % 7), '先');
  fs.mkdirSync(to);
  for (const which of order) {
    const [source, target] = [filesIn(from)[which]!, filesIn(to)[which]!];
    if (fs.existsSync(source)) fs.copyFileSync(source, target);
    write(notebook, NOTES_BETWEEN, `第${which}个之后`);
  }
  notebook.close();
  const victim = filesIn(to)[tear];
  if (victim !== undefined && fs.existsSync(victim))
    fs.truncateSync(victim, Math.floor((fs.statSync(victim).size * ((seed % 5) + 1)) / 6));
  return before;
}

function filesIn(folder: string): readonly string[] {
  const { database, journal } = notebookFiles(folder);
  return [database, `${database}-wal`, journal];
}

function write(notebook: Notebook, count: number, prefix: string): ReadonlySet<string> {
  const bodies = Array.from({ length: count }, (_, n) => `${prefix}${n}`);
  for (const body of bodies) notebook.annotations.create(noteOn('9158件', body));
  return new Set(bodies);
}
