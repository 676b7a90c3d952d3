/** Single bits turned over in the files of a notebook that is closed: what it then says, and whether anybody is told. */
import fs from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../../testing/random.ts';
import { notebookFiles } from '../notebook-files.ts';
import type { Notebook } from '../notebook.ts';
import { openNotebook } from '../open-notebook.ts';
import { noteOn, SampleTexts } from './sample-notebook.ts';

export interface NotebookFlips {
  readonly flips: number;
  /** A problem was told, or the full check complains, or opening was refused by name. */
  readonly told: number;
  readonly harmless: number;
  /** Offsets and bits over which the notebook says something else, and nobody is told. Must be empty. */
  readonly missed: readonly string[];
}

export function flipNotebook(
  which: 'database' | 'journal',
  count: number,
  folder: string,
  seed = 1,
): NotebookFlips {
  const library = path.join(folder, 'library');
  const kept = path.join(folder, 'kept');
  fs.rmSync(folder, { recursive: true, force: true });
  write(library);
  fs.cpSync(library, kept, { recursive: true });
  const wanted = look(library).said;
  const random = seededRandom(seed);
  const report = { flips: count, told: 0, harmless: 0, missed: [] as string[] };
  for (let n = 0; n < count; n++) {
    fs.rmSync(library, { recursive: true, force: true });
    fs.cpSync(kept, library, { recursive: true });
    const file = notebookFiles(library)[which];
    const content = fs.readFileSync(file);
    const at = Math.floor(random() * content.length);
    const bit = Math.floor(random() * 8);
    content[at] = (content[at] ?? 0) ^ (1 << bit);
    fs.writeFileSync(file, content);
    const { said, isTold } = look(library);
    if (isTold) report.told++;
    else if (said === wanted) report.harmless++;
    else report.missed.push(`${at}.${bit}`);
  }
  return report;
}

/** Notes with changes, tags and answers, other entries, a preference and a backup. */
function write(library: string): void {
  const texts = new SampleTexts();
  const notebook = openNotebook({ folder: library, texts, author: '王敏' });
  for (let n = 0; n < 20; n++) {
    const note = notebook.annotations.create({
      ...noteOn('9158件', `第${n}条`, texts),
      tags: ['核对', `第${n}批`],
    });
    if (n % 2 === 0)
      notebook.annotations.update({ annotationId: note.annotationId, revision: note.revision, body: '改' });
    if (n % 5 === 0) notebook.annotations.remove(note);
  }
  notebook.entries.save('search', '放心消费', '{"query":"放心消费"}');
  notebook.preferences.write('theme', 'dark');
  notebook.backups.make();
  notebook.close();
}

function look(library: string): { readonly said: string; readonly isTold: boolean } {
  let notebook: Notebook | undefined;
  try {
    notebook = openNotebook({ folder: library, texts: new SampleTexts() });
    const said = JSON.stringify([
      notebook.annotations.list({ deleted: true }),
      notebook.annotations.list({ deleted: false, text: '改' }).length,
      notebook.annotations.list({ deleted: true }).map((note) => notebook?.annotations.history(note)),
      notebook.entries.list('search'),
      notebook.preferences.read(),
    ]);
    const { integrity, journal, contents } = notebook.check();
    return {
      said,
      isTold: notebook.problems.length > 0 || [integrity, journal, contents].some((one) => one !== 'ok'),
    };
  } catch (error) {
    return { said: String(error), isTold: true };
  } finally {
    notebook?.close();
  }
}
