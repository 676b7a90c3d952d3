import { openWritable } from '../../schema/sqlite.ts';
import type { Journal } from '../journal-file.ts';
import { headerLine } from '../journal-line.ts';
import { makeNotebook } from '../make-notebook.ts';
import { NotebookLog } from '../notebook-log.ts';
import { allChanges } from '../stored-changes.ts';

const NOWHERE: Journal = {
  length: 0,
  append: () => undefined,
  cutTo: () => undefined,
  close: () => undefined,
};

/** A notebook without its files. `name`: one digit. */
export function logInMemory(name: string, now: () => Date): NotebookLog {
  const database = openWritable(':memory:');
  const device = `0000000${name}`;
  makeNotebook(database, { notebookId: name, device, lines: [headerLine(name)], drafts: [] }, new Date(0));
  return new NotebookLog(database, NOWHERE, device, now);
}

/** What an exchange package would bring. */
export function takeAll(into: NotebookLog, from: NotebookLog): void {
  const here = new Set(allChanges(into.database).map(({ id }) => id));
  const news = allChanges(from.database).filter(({ id }) => !here.has(id));
  if (news.length > 0) into.adopt({ kind: 'merge', label: 'merge' }, news);
}
