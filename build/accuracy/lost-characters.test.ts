import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOriginal } from '../../data/ingest/read-original.ts';
import { chinesePdfOf, docxOf } from '../../data/testing/sample-files.ts';
import { pdfWithTables } from '../../data/testing/pdf-pages.ts';
import {
  ACTIVE_DISCLOSURE,
  APPLICATIONS,
  BUDGET,
  MAIN_FIGURES,
  REVIEWS,
} from '../../data/testing/statutory-tables.ts';
import { docxWithTables } from '../../data/testing/table-files.ts';
import { readHeldOut } from './held-out-reports.ts';
import {
  isInstalled,
  lostCharacters,
  PANDOC,
  PDFTOTEXT,
  readByOther,
  type OtherReader,
} from './lost-characters.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Of the reports written for measuring: each is a call of the other program. */
const MOST_WRITTEN = 6;
const TABLES = { ACTIVE_DISCLOSURE, APPLICATIONS, BUDGET, MAIN_FIGURES, REVIEWS };

interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files of a format in a folder; of a folder that is not there, none. */
function filesIn(folder: string, format: string): Sample[] {
  const named = path.resolve(root, folder);
  if (!existsSync(named)) return [];
  return readdirSync(named)
    .filter((name) => name.endsWith(`.${format}`) && !name.includes('password'))
    .map((name) => ({ name, bytes: readFileSync(path.join(named, name)) }));
}

function samplesOf(format: 'docx' | 'pdf'): Sample[] {
  const write = {
    docx: { text: docxOf, table: docxWithTables },
    pdf: {
      text: (lines: readonly string[]) =>
        chinesePdfOf(lines.flatMap((line) => line.match(/.{1,40}/gu) ?? [''])),
      table: pdfWithTables,
    },
  }[format];
  return [
    ...filesIn('data/testing/intake', format),
    ...filesIn('../shared/real', format),
    ...readHeldOut(path.join(root, 'data/testing/held-out'))
      .slice(0, MOST_WRITTEN)
      .map(({ name, source }) => ({
        name,
        bytes: write.text(source.split('\n')),
      })),
    ...Object.entries(TABLES).map(([name, rows]) => ({
      name,
      bytes: write.table(['临河县2021年年报', rows]),
    })),
  ];
}

function compare(reader: OtherReader): void {
  const isThere = isInstalled(reader);
  const name = isThere
    ? 'loses no letter and no digit'
    : `is not compared: ${reader.program} is not installed`;
  it.skipIf(!isThere)(name, { timeout: 120_000 }, async () => {
    for (const { name, bytes } of samplesOf(reader.format)) {
      const { text } = await readOriginal({ name: `a.${reader.format}`, bytes });
      expect([name, lostCharacters(readByOther(reader, bytes), text)]).toEqual([name, '']);
    }
  });
}

describe('a Word file, beside what pandoc reads', () => compare(PANDOC));
describe('a PDF, beside what pdftotext reads', () => compare(PDFTOTEXT));

describe('what is lost', () => {
  it('is what stands oftener in the other text', () => {
    expect(lostCharacters('检查812家，立案8件', '立案8件；检查81家')).toBe('2');
    expect(lostCharacters('１２', '12')).toBe('');
  });
});
