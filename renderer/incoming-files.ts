import { filesDropped } from './shared/files-of-folder.ts';
import type { AppState } from './app.svelte.ts';

/** Files that come from outside: dropped into the window, or opened with the program. Each goes where its kind belongs. */
async function takeFiles(app: AppState, files: readonly File[]): Promise<void> {
  const archives = files.filter(({ name }) => /\.(lanjuan|sqlite)$/i.test(name));
  const packages = files.filter(isPackage);
  const reports = files.filter((file) => !archives.includes(file) && !isPackage(file));
  for (const file of archives) await app.archives.add(file);
  if (reports.length > 0) {
    app.go({ view: 'library' });
    if (packages.length > 0) app.notices.show(app.messages.exchange.waitingInNotes(packages.length));
    await Promise.all([app.imports.add(reports), app.notes.exchange.look(packages)]);
  } else if (packages.length > 0) {
    app.go({ view: 'notes' });
    await app.notes.exchange.look(packages);
  } else if (archives.length > 0) app.go({ view: 'library' });
}

/** Notes packed for another machine; the first of them ended in `.lanjuan.zip`. */
function isPackage({ name }: File): boolean {
  return /\.lanjuan(-notes|\.zip)$/i.test(name);
}

/** Files and folders that a person has dropped; called while the drop is handled. */
export async function takeDropped(app: AppState, items: readonly DataTransferItem[]): Promise<void> {
  try {
    const files = await filesDropped(items);
    if (files.length > 0) await takeFiles(app, files);
  } catch (error) {
    app.fail(error);
  }
}

/** A file that the desktop program has read, `{ name, contentBase64 }`, or could not read, `{ name, code }`. */
export async function takeOpened(app: AppState, detail: unknown): Promise<void> {
  const { name, contentBase64, code } = fieldsOf(detail);
  if (typeof name !== 'string') return;
  if (typeof code === 'string') return app.archives.tellUnreadable(name, code);
  if (typeof contentBase64 !== 'string') return;
  const bytes = Uint8Array.from(atob(contentBase64), (character) => character.charCodeAt(0));
  await takeFiles(app, [new File([bytes], name)]);
}

/** An archive that the desktop program has opened or not: `{ name, reply }`. */
export async function hearOfArchive(app: AppState, detail: unknown): Promise<void> {
  const { name, reply } = fieldsOf(detail);
  if (typeof name !== 'string') return;
  app.go({ view: 'library' });
  await app.archives.heard(name, reply);
}

function fieldsOf(detail: unknown): Readonly<Record<string, unknown>> {
  // An object: any field may be asked.
  return typeof detail === 'object' && detail !== null ? (detail as Readonly<Record<string, unknown>>) : {};
}
