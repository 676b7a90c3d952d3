import type { ArchiveClient } from '../../../data/contract/api.ts';
import { GENRE_NAMES } from '../../../data/contract/genre.ts';
import { genreWords } from '../../../data/contract/report-names.ts';
import { EDITIONS, type Report } from '../../../data/contract/model.ts';
import { oneOf, type Command, type Outcome } from '../command.ts';
import { arrange } from '../arrange.ts';
import { findReport } from '../find-report.ts';
import { table } from '../table.ts';

export const reports: Command = {
  usage:
    'reports [trash | remove ID | restore ID | versions ID | text ID VERSION | choose ID VERSION | move ID VERSION INTO | merge FROM INTO | undo | redo]',
  summary:
    'list the reports; put those of the holdings in order: trash, earlier texts, two records of one paper, and taking it back',
  options: {},
  words: [0, 4],
  run: async ({ words }, { client }) => (words.length === 0 ? listReports(client) : arrange(words, client)),
};

async function listReports(client: ArchiveClient): Promise<Outcome> {
  const list = await client.call('reports.list', {});
  const rows = list.map((one) => [
    one.reportId,
    one.agency ?? '',
    one.period ?? '',
    one.genre === null ? '' : GENRE_NAMES[one.genre].zh,
    one.title ?? '',
    one.editions.map((edition) => (edition === 'digest' ? '提要' : '原文')).join(' '),
    one.unsure.join(' '),
  ]);
  return { json: list, text: table(['ID', '机关', '时段', '文种', '题名', '版本', '待著录'], rows) };
}

export const report: Command = {
  usage: 'report ID [--edition digest|original]',
  summary: 'print one report',
  options: { edition: { type: 'string' } },
  words: [1, 1],
  run: async (given, { client }) => {
    const edition = oneOf(given, 'edition', EDITIONS);
    const { reportId } = findReport(await client.call('reports.list', {}), given.words[0] ?? '');
    const found = await client.call('reports.read', edition ? { reportId, edition } : { reportId });
    return { json: found, text: readable(found) };
  },
};

function readable(found: Report): string {
  const about = [found.agency, genreWords(found), found.period].filter((part) => part !== null);
  const head = [found.title, found.subtitle, about.join(' · ')].filter((line) => line !== null);
  const sections = found.sections.map((section) => {
    const lines = section.passages.map((passage) => passage.text);
    return [...(section.heading ? [`## ${section.heading}`] : []), ...lines].join('\n\n');
  });
  const repairs = found.defects.length > 0 ? [`(${found.defects.length} 处修复; --json lists them)`] : [];
  return [head.join('\n'), ...sections, ...repairs].join('\n\n');
}
