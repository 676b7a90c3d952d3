import fs from 'node:fs';
import * as v from 'valibot';
import type { Draft } from '../contract/annotation-model.ts';

const draftsSchema = v.array(v.object({ key: v.string(), value: v.string(), at: v.string() }));

/**
 * Drafts once more, in a small file of their own, for the day when the database cannot be read: the journal has none.
 * Either the old file or the new one is there. Never throws: the database has them, and a copy must not hinder anybody.
 */
export function writeDraftCopy(file: string, drafts: readonly Draft[]): void {
  const unfinished = `${file}.unfinished`;
  try {
    if (drafts.length === 0) return fs.rmSync(file, { force: true });
    const descriptor = fs.openSync(unfinished, 'w', 0o600);
    try {
      fs.writeSync(descriptor, JSON.stringify(drafts));
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(unfinished, file);
  } catch {
    fs.rmSync(unfinished, { force: true });
  }
}

/** Empty where there is none, or none that can be read. */
export function readDraftCopy(file: string): readonly Draft[] {
  try {
    return v.parse(draftsSchema, JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
