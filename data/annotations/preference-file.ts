import fs from 'node:fs';
import * as v from 'valibot';
import { setAside } from './notebook-files.ts';

export type Preferences = Readonly<Record<string, string>>;

const schema = v.record(v.string(), v.string());

/** Empty where there is no such file; one that cannot be read is set aside, for preferences can be given again. */
export function readPreferences(file: string, now: Date): Preferences {
  if (!fs.existsSync(file)) return {};
  try {
    return v.parse(schema, JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    setAside(file, now);
    return {};
  }
}

/** On the disk when it returns, the old file or the new one whatever happens. Nothing of the old one stays. */
export function writePreferences(file: string, preferences: Preferences): void {
  const unfinished = `${file}.unfinished`;
  try {
    const descriptor = fs.openSync(unfinished, 'w', 0o600);
    try {
      fs.writeFileSync(descriptor, `${JSON.stringify(preferences, null, 1)}\n`);
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(unfinished, file);
  } catch (error) {
    fs.rmSync(unfinished, { force: true });
    throw error;
  }
}
