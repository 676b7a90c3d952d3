import fs from 'node:fs';
import { fromBrowser } from './addresses.ts';
import { GuardedEmitter, makeEvent } from '../shared/guard.ts';
import { problem } from './stage.ts';

type Listener = (event: Electron.Event, item: Electron.DownloadItem) => void;

const listeners: Listener[] = [];

export function onDownload(listener: Listener): void {
  listeners.push(listener);
}

/** A file that has come whole already; a listener says where it is to lie. */
class DownloadItemDouble
  extends GuardedEmitter
  implements Pick<Electron.DownloadItem, 'getURL' | 'getFilename' | 'setSavePath'>
{
  readonly #url: string;
  readonly #name: string;
  #savePath: string | null = null;

  constructor(url: string, name: string) {
    super('DownloadItem', ['done']);
    this.#url = url;
    this.#name = name;
  }
  get savePath(): string | null {
    return this.#savePath;
  }
  getURL(): string {
    return this.#url;
  }
  getFilename(): string {
    return this.#name;
  }
  setSavePath(file: string): void {
    this.#savePath = file;
  }
}

export function download(browserUrl: string, name: string, file: string): void {
  const item = new DownloadItemDouble(fromBrowser(browserUrl), name);
  const event = makeEvent({});
  // The covered part of one; the guard refuses the rest.
  for (const listener of listeners) listener(event, item as unknown as Electron.DownloadItem);
  if (event.defaultPrevented) return;
  if (item.savePath === null) return problem(`a dialog for ${name} alone: Electron asks for each download`);
  fs.copyFileSync(file, item.savePath);
  item.emit('done', makeEvent({}), 'completed');
}
