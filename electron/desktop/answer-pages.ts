import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { Reply } from '../../data/contract/api.ts';
import type { Call } from '../library-messages.ts';
import { CALL, OPEN_ARCHIVE, OPEN_SOURCE } from './channels.ts';
import type { OpenSource } from './open-source.ts';
import { isOurs } from './origin.ts';

/** Carries a page's calls to the library. Only the top frame of a page of ours is answered; every message is checked. */
export function answerPages(call: Call, openArchive: () => Promise<void>, openSource: OpenSource): void {
  ipcMain.handle(OPEN_ARCHIVE, async (event): Promise<void> => {
    if (isFromUs(event)) await openArchive();
  });
  ipcMain.handle(OPEN_SOURCE, (event, reportId: unknown): Promise<Reply<null>> => {
    if (!isFromUs(event)) return strangerRefused(event);
    return openSource(reportId);
  });
  ipcMain.handle(CALL, (event, method: unknown, request: unknown): Promise<Reply<unknown>> => {
    if (!isFromUs(event)) return strangerRefused(event);
    if (typeof method !== 'string') return refusal('bad_request', 'the method must be a string');
    return call(method, request);
  });
}

function isFromUs({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.url);
}

function strangerRefused({ senderFrame }: IpcMainInvokeEvent): Promise<Reply<never>> {
  return refusal('forbidden', `calls from ${senderFrame?.url ?? 'nowhere'} are refused`);
}

function refusal(code: 'forbidden' | 'bad_request', detail: string): Promise<Reply<never>> {
  return Promise.resolve({ ok: false, error: { code, detail } });
}
