import { createHash } from 'node:crypto';
import * as v from 'valibot';

/** The first line of a journal: whose it is. A version above ours is refused. */
export const JOURNAL_VERSION = 1;
export const NO_HASH = '0'.repeat(64);

/** A line with its place in the chain. `body` is the JSON of the entry, exactly as hashed. */
export interface JournalLine {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  readonly body: string;
}

export function headerBody(notebookId: string): string {
  return JSON.stringify({ journal: 'lanjuan notebook', version: JOURNAL_VERSION, notebook: notebookId });
}

export function lineAfter(prev: string, seq: number, body: string): JournalLine {
  return { seq, prev, hash: hashOf(prev, seq, body), body };
}

export function headerLine(notebookId: string): JournalLine {
  return lineAfter(NO_HASH, 0, headerBody(notebookId));
}

/** One JSON object and a line feed. The entry stands last and verbatim, so that the line can be checked as it is. */
export function writeLine(line: JournalLine): string {
  return `{"seq":${line.seq},"prev":"${line.prev}","hash":"${line.hash}","entry":${line.body}}\n`;
}

const FORM = /^\{"seq":(\d+),"prev":"([0-9a-f]{64})","hash":"([0-9a-f]{64})","entry":(\{.*\})\}$/su;

/** Null for a line that is torn, altered or not ours: its own hash tells, whatever stands around it. */
export function readLine(text: string): JournalLine | null {
  const found = FORM.exec(text);
  if (!found) return null;
  // The pattern has four groups, none of them optional.
  const [, seq, prev, hash, body] = found as unknown as [string, string, string, string, string];
  return hashOf(prev, Number(seq), body) === hash ? { seq: Number(seq), prev, hash, body } : null;
}

const headerSchema = v.object({
  journal: v.literal('lanjuan notebook'),
  version: v.number(),
  notebook: v.string(),
});

export function readHeader(body: string): { readonly version: number; readonly notebook: string } | null {
  const checked = v.safeParse(headerSchema, JSON.parse(body));
  return checked.success ? checked.output : null;
}

function hashOf(prev: string, seq: number, body: string): string {
  return createHash('sha256').update(`${prev}\n${seq}\n${body}`, 'utf8').digest('hex');
}
