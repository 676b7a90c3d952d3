import path from 'node:path';
import { ArchiveError } from '../../../data/contract/errors.ts';
import type { FileToImport, ImportedFile, RecordCorrections } from '../../../data/contract/library-model.ts';
import { LEVELS } from '../../../data/contract/model.ts';
import { GENRES } from '../../../data/contract/genre.ts';
import { isPeriod } from '../../../data/contract/period.ts';
import { findReport } from '../find-report.ts';
import { oneOf, text, UsageError, wholeNumber, type Command, type Given } from '../command.ts';
import { readWholeFile } from '../read-whole-file.ts';
import { table } from '../table.ts';

/** What an import may hold, in bytes of a file; the archive has the same limit. */
const LARGEST_FILE = 64 * 1024 * 1024;
/** Files are handed over in bundles, so that memory holds only some of them. */
const BUNDLE_BYTES = 32 * 1024 * 1024;
const BUNDLE_FILES = 100;

export const importFiles: Command = {
  usage:
    'import FILE… [--as ID] [--agency A] [--level L] [--region R] [--year Y] [--title T] [--genre G] [--period P] [--encoding E]',
  summary: 'add originals to the holdings; --as: to that report; the others say what a text leaves unsaid',
  options: {
    as: { type: 'string' },
    genre: { type: 'string' },
    period: { type: 'string' },
    agency: { type: 'string' },
    level: { type: 'string' },
    region: { type: 'string' },
    year: { type: 'string' },
    title: { type: 'string' },
    encoding: { type: 'string' },
  },
  words: [1, 100_000],
  run: async (given, { client, progress }) => {
    const { words } = given;
    const corrections = readCorrections(given);
    const as = text(given, 'as');
    const target =
      as === undefined ? {} : { as: findReport(await client.call('reports.list', {}), as).reportId };
    const done = new Map<number, ImportedFile>();
    const bundle: { readonly at: number; readonly file: FileToImport }[] = [];
    const hand = async (): Promise<void> => {
      if (bundle.length === 0) return;
      const results = await client.call('imports.add', {
        files: bundle.map(({ file }) => ({ ...file, corrections, ...target })),
      });
      results.forEach((result, index) => {
        const at = bundle[index]?.at ?? done.size;
        done.set(at, { ...result, file: words[at] ?? result.file });
      });
      progress(`${done.size} / ${words.length}`);
      bundle.length = 0;
    };
    let bytes = 0;
    for (const [at, file] of words.entries()) {
      const read = readOne(file);
      if ('status' in read) {
        done.set(at, read);
        continue;
      }
      bundle.push({ at, file: read });
      bytes += read.contentBase64.length;
      if (bytes >= BUNDLE_BYTES || bundle.length >= BUNDLE_FILES) {
        await hand();
        bytes = 0;
      }
    }
    await hand();
    const results = [...done].sort(([a], [b]) => a - b).map(([, result]) => result);
    if (results.some(({ unsure }) => unsure.length > 0)) {
      progress('文中未载的著录项（待著录），可用 --agency --level --year --title --genre --period 补上');
    }
    return outcome(results);
  },
};

/** What the person knows of the files; it wins over what the texts say. */
function readCorrections(given: Given): RecordCorrections {
  const yearCovered = wholeNumber(given, 'year', 1900, 2200);
  const level = oneOf(given, 'level', LEVELS);
  const genre = oneOf(given, 'genre', GENRES);
  const period = text(given, 'period');
  if (period !== undefined && !isPeriod(period))
    throw new UsageError(`--period ${period}: 2022, 2022-H1, 2022-Q1, 2022-04 or 2021/2022 is wanted`);
  const written = (['agency', 'region', 'title', 'encoding'] as const).flatMap((name) => {
    const value = text(given, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(written),
    ...(yearCovered === undefined ? {} : { yearCovered }),
    ...(level === undefined ? {} : { level }),
    ...(genre === undefined ? {} : { genre }),
    ...(period === undefined ? {} : { period }),
  };
}

function outcome(files: readonly ImportedFile[]): { json: unknown; text: string; refused: boolean } {
  const rows = files.map((one) => [
    one.status,
    one.reportId ?? one.code ?? '',
    `${one.sections}/${one.passages}/${one.indicators}`,
    one.file,
    one.message ?? one.unsure.join(' '),
  ]);
  return {
    json: { files },
    text: table(['状态', '报告', '章节/段/指标', '文件', '说明'], rows),
    refused: files.some((one) => one.status === 'refused'),
  };
}

/** A file that cannot be read is refused like one that cannot be understood; the others go on. */
function readOne(file: string): FileToImport | ImportedFile {
  try {
    return { name: path.basename(file), contentBase64: readWholeFile(file, LARGEST_FILE).toString('base64') };
  } catch (error) {
    const code = error instanceof ArchiveError ? error.code : 'file_unreadable';
    const message = error instanceof Error ? error.message : String(error);
    return {
      file,
      status: 'refused',
      reportId: null,
      unsure: [],
      candidates: [],
      code,
      message,
      sections: 0,
      passages: 0,
      indicators: 0,
    };
  }
}
