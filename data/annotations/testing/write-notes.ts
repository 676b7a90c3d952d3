/**
 * The victim of the kill test: writes notes as fast as it can and says each one's id once it is acknowledged.
 * Arguments: folder, prefix of the notes' bodies.
 */
import fs from 'node:fs';
import { openNotebook } from '../open-notebook.ts';
import { noteOn, SampleTexts } from './sample-notebook.ts';

const [folder, prefix] = process.argv.slice(2);
if (folder === undefined || prefix === undefined) throw new Error('folder and prefix are needed');
const texts = new SampleTexts();
const notebook = openNotebook({ folder, texts, author: '王敏' });
for (const problem of notebook.problems) fs.writeSync(1, `problem ${problem.code}\n`);
for (let n = 0; ; n++) {
  const made = notebook.annotations.create(noteOn('9158件', `${prefix}-${n}`, texts));
  fs.writeSync(1, `made ${made.annotationId} ${made.body}\n`);
  if (n % 3 === 2) {
    const changed = notebook.annotations.update({
      annotationId: made.annotationId,
      revision: 1,
      body: `${made.body}改`,
    });
    fs.writeSync(1, `made ${changed.annotationId} ${changed.body}\n`);
  }
  if (n % 5 === 4) {
    const { annotationId } = notebook.annotations.remove(made);
    fs.writeSync(1, `gone ${annotationId} -\n`);
  }
}
