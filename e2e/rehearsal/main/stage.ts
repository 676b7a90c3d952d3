import { Link } from '../shared/link.ts';
import type { BrowserSide, LogEntry, Setting } from '../shared/protocol.ts';

// Written by the harness, in harness/rehearsal.ts.
export const setting = JSON.parse(process.env['REHEARSAL'] ?? '{}') as Setting;
export const stage = new Link<BrowserSide>(process);

export function note(entry: LogEntry): void {
  stage.call('note', entry).catch(() => undefined);
}

/** A use of Electron that the double let pass but cannot show: the test fails over it at the end. */
export function problem(text: string): void {
  note({ kind: 'problem', text });
}
