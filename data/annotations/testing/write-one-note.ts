/** Traced by notebook-guard.test.ts: writes one note into the folder of its argument and says when it is acknowledged. */
import fs from 'node:fs';
import { openNotebook } from '../open-notebook.ts';
import { noteOn, SampleTexts } from './sample-notebook.ts';

const texts = new SampleTexts();
const notebook = openNotebook({ folder: process.argv[2] ?? '', texts });
fs.writeSync(1, 'begin\n');
notebook.annotations.create(noteOn('9158件', '甲', texts));
fs.writeSync(1, 'made\n');
notebook.close();
