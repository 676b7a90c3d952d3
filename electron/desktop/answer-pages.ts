import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { Reply } from '../../data/contract/api.ts';
import type { Call } from '../library-messages.ts';
import { CALL, OPEN_ARCHIVE } from './channels.ts';
import { isOurs } from './origin.ts';

/** Carries a page's calls to the library. Only the top frame of a page of ours is answered; every message is checked. */
export function answerPages(call: Call, openArchive: () => Promise<void>): void {
  ipcMain.handle(OPEN_ARCHIVE, async (event): Promise<void> => {
    if (isFromUs(event)) await openArchive();
  });
  ipcMain.handle(CALL, (event, method: unknown, request: unknown): Promise<Reply<unknown>> => {
    if (!isFromUs(event))
      return refusal('forbidden', `calls from ${event.senderFrame?.url ?? 'nowhere'} are refused`);
    if (typeof method !== 'string') return refusal('bad_request', 'the method must be a string');
    return call(method, request);
  });
}

function isFromUs({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.url);
}

function refusal(code: 'forbidden' | 'bad_request', detail: string): Promise<Reply<never>> {
  return Promise.resolve({ ok: false, error: { code, detail } });
}
