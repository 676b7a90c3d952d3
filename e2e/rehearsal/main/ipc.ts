import { makeCodec } from '../shared/codec.ts';
import { guard, makeEvent } from '../shared/guard.ts';
import type { FrameMessage } from '../shared/protocol.ts';
import { fromBrowser } from './addresses.ts';

type Handler = Parameters<Electron.IpcMain['handle']>[1];

export const codec = makeCodec();
const handlers = new Map<string, Handler>();

export const ipcMain = guard('ipcMain', {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
} satisfies Partial<Electron.IpcMain>);

/** An invoke's answer, encoded. Errors become Electron's words for them. Only the top frame has a preload. */
export async function receive({ id, channel, args, url }: FrameMessage): Promise<string> {
  try {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const senderFrame = guard('WebFrameMain', { url: fromBrowser(url), parent: null });
    // The covered part of an event; the guard refuses the rest.
    const event = guard(
      'IpcMainInvokeEvent',
      makeEvent({ senderFrame }),
    ) as unknown as Electron.IpcMainInvokeEvent;
    const given = codec.decode(args) as readonly unknown[]; // written by ipcRenderer.invoke in page/worlds.ts
    return JSON.stringify({ id, channel, value: codec.encode(await handler(event, ...given)) });
  } catch (error) {
    return JSON.stringify({ id, channel, error: String(error), value: '' });
  }
}
