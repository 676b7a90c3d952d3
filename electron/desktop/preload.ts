import { contextBridge, ipcRenderer } from 'electron';
import type { Reply } from '../../data/contract/api.ts';
import { CALL, COMMAND } from './channels.ts';

/** All that a page can do besides showing itself. Neither ipcRenderer nor an event object gets through. */
contextBridge.exposeInMainWorld('lanjuan', {
  call: (method: string, request: unknown): Promise<Reply<unknown>> =>
    ipcRenderer.invoke(CALL, method, request),
  onCommand: (listener: (name: string, detail: unknown) => void): void => {
    ipcRenderer.on(COMMAND, (_event, name: string, detail: unknown) => listener(name, detail));
  },
  platform: process.platform,
});
