import { ArchiveError } from '../../../data/contract/errors.ts';
import type { ImportedFile, RecordCorrections } from '../../../data/contract/library-model.ts';
import { LEVELS } from '../../../data/contract/model.ts';
import { GENRES } from '../../../data/contract/genre.ts';
import { isPeriod } from '../../../data/contract/period.ts';
import { findReport } from '../find-report.ts';
import { filesUnder, sendFiles } from '../send-files.ts';
import { flag, oneOf, text, UsageError, wholeNumber, type Command, type Given } from '../command.ts';
import { table } from '../table.ts';

export const importFiles: Command = {
  usage:
    'import FILE|FOLDER… [--as ID] [--agency A] [--level L] [--region R] [--year Y] [--title T] [--genre G] [--period P] [--encoding E] [--patient]',
  summary:
    'add originals to the holdings; --as: to that report; --patient: wait ten times as long for each; the others say what a text leaves unsaid',
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
    patient: { type: 'boolean' },
  },
  words: [1, 100_000],
  run: async (given, { client, progress }) => {
    const { words } = given;
    const fields = readCorrections(given);
    const corrections = Object.keys(fields).length > 0 ? fields : undefined;
    const as = text(given, 'as');
    const isPatient = flag(given, 'patient');
    const target =
      as === undefined ? {} : { as: findReport(await client.call('reports.list', {}), as).reportId };
    const files = words.flatMap(filesUnder);
    if (files.length === 0) throw new ArchiveError('not_found', `no files in ${words.join(', ')}`);
    const results = await sendFiles(files, client, progress, (file) => ({
      ...file,
      corrections,
      ...target,
      isPatient,
    }));
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
