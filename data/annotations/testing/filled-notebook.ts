import fs from 'node:fs';
import path from 'node:path';
import { ArchiveError } from '../../contract/errors.ts';
import { notebookFiles, type NotebookFiles } from '../notebook-files.ts';
import type { Notebook } from '../notebook.ts';
import { NotebookDesk, noteOn } from './sample-notebook.ts';

export const BODIES = [
  '口径待核',
  '与上年对照',
  '单位应为万元',
  '示范街区名单',
  '检验率来源',
  '请复核',
  '已存档',
  '转科室',
];

/** A notebook that holds one note for each of BODIES and is closed: what then happens to its files is the test's. */
export class FilledNotebook {
  readonly desk = new NotebookDesk();
  readonly files: NotebookFiles = notebookFiles(path.join(this.desk.folder, 'library'));

  constructor() {
    const notebook = this.desk.open();
    for (const body of BODIES) notebook.annotations.create(noteOn('9158件', body));
    this.desk.closeAll();
  }

  /** The code with which opening is refused, or `no error`. */
  codeOfOpening(): string {
    try {
      this.desk.open();
    } catch (error) {
      if (error instanceof ArchiveError) return error.code;
      throw error;
    }
    return 'no error';
  }

  filesSetAside(): string[] {
    return fs.readdirSync(this.files.folder).filter((name) => name.includes('.damaged-'));
  }
}

export function bodiesOf(notebook: Notebook): string[] {
  return notebook.annotations
    .list({ deleted: true })
    .map((note) => note.body)
    .sort();
}

export function codesOf(notebook: Notebook): string[] {
  return notebook.problems.map((problem) => problem.code);
}
