import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MOST = 8;

/** The files of archives that were opened last, latest first, as the menu offers them. Kept in a file of the program's. */
export class RecentArchives {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Those that are still there: a stick may have been pulled out. */
  list(): readonly string[] {
    return this.#read().filter((one) => existsSync(one));
  }

  add(file: string): void {
    const known = this.#read().filter((one) => one !== file);
    this.#write([file, ...known].slice(0, MOST));
  }

  clear(): void {
    this.#write([]);
  }

  /** A file that is missing, damaged or of another form is as good as none. */
  #read(): readonly string[] {
    try {
      const stored: unknown = JSON.parse(readFileSync(this.#file, 'utf8'));
      if (!Array.isArray(stored)) return [];
      return stored
        .filter((one): one is string => typeof one === 'string' && path.isAbsolute(one))
        .slice(0, MOST);
    } catch {
      return [];
    }
  }

  /** Where it cannot be written the list is not remembered, which is no reason to refuse the archive. */
  #write(files: readonly string[]): void {
    try {
      writeFileSync(this.#file, JSON.stringify(files));
    } catch (error) {
      console.error(`recent archives are not remembered: ${String(error)}`);
    }
  }
}
