import { contextBridge, ipcRenderer } from 'electron';
import type { Reply } from '../../data/contract/api.ts';
import { CALL, COMMAND, OPEN_ARCHIVE, OPEN_SOURCE } from './channels.ts';

/** All that a page can do besides showing itself. Neither ipcRenderer nor an event object gets through. */
contextBridge.exposeInMainWorld('lanjuan', {
  call: (method: string, request: unknown): Promise<Reply<unknown>> =>
    ipcRenderer.invoke(CALL, method, request),
  onCommand: (listener: (name: string, detail: unknown) => void): void => {
    ipcRenderer.on(COMMAND, (_event, name: string, detail: unknown) => listener(name, detail));
  },
  openArchive: (): Promise<void> => ipcRenderer.invoke(OPEN_ARCHIVE) as Promise<void>, // answered with nothing
  openSource: (reportId: string): Promise<Reply<null>> => ipcRenderer.invoke(OPEN_SOURCE, reportId),
  platform: process.platform,
  versions: {
    electron: process.versions.electron,
    chromium: process.versions['chrome'] ?? '',
    node: process.versions.node,
  },
});
