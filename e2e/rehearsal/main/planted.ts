import path from 'node:path';
import { setting } from './stage.ts';

/** The text of a file of the bundles with the faults that the test plants in it. */
export function planted(file: string, text: string): string {
  const mine = setting.faults.filter((fault) =>
    file.split(path.sep).join('/').endsWith(`/dist/app/${fault.file}`),
  );
  return mine.reduce((changed, { from, to }) => {
    if (!changed.includes(from)) throw new Error(`the bundle does not say ${from}`);
    return changed.replaceAll(from, to);
  }, text);
}
