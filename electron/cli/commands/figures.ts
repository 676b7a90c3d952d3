import { EDITIONS } from '../../../data/contract/model.ts';
import type { Series } from '../../../data/contract/indicator-model.ts';
import { leftOutOf } from '../../../data/contract/series-kind.ts';
import { printedValue } from '../../../data/plain/printed-value.ts';
import { oneOf, text, type Command } from '../command.ts';
import { findAgencies, findReport } from '../find-report.ts';
import { shorten, table } from '../table.ts';

export const indicators: Command = {
  usage: 'indicators [--report ID] [--edition E]',
  summary: 'list the figures with their evidence',
  options: { report: { type: 'string' }, edition: { type: 'string' } },
  words: [0, 0],
  run: async (given, { client }) => {
    const edition = oneOf(given, 'edition', EDITIONS);
    const named = text(given, 'report');
    const reportId = named ? findReport(await client.call('reports.list', {}), named).reportId : undefined;
    const all = await client.call('indicators.list', {
      ...(reportId ? { reportId } : {}),
      ...(edition ? { edition } : {}),
    });
    const list = all.filter((one) => one.verdict !== 'rejected');
    const rows = list.map((one) => [
      one.reportId,
      one.edition,
      shorten(one.subject, 40),
      printedValue(one),
      one.period,
      one.kind,
      one.seriesId ?? '',
    ]);
    return { json: list, text: table(['报告', '版本', '指标', '数值', '期间', '性质', '序列'], rows) };
  },
};

export const series: Command = {
  usage: 'series [--agency A]',
  summary: 'list figures that are told in several years',
  options: { agency: { type: 'string' } },
  words: [0, 0],
  run: async (given, { client, progress }) => {
    const written = text(given, 'agency');
    const reports = await client.call('reports.list', {});
    const left = leftOutOf(reports).map(({ reportId }) => reportId);
    if (left.length > 0)
      progress(`${left.length} 篇因机关、文种、时段或年度未知（待著录）而未列入：${left.join(' ')}`);
    const agencies = written ? findAgencies(reports, written) : [undefined];
    const lists: Series[] = [];
    for (const agency of agencies)
      lists.push(...(await client.call('indicators.series', agency ? { agency } : {})));
    return { json: lists, text: lists.map(readable).join('\n\n') };
  },
};

function readable(one: Series): string {
  const rows = one.points.map((point) => {
    const change = one.changes.find((candidate) => candidate.to === point.year);
    const percent = change?.percent;
    return [
      String(point.year),
      printedValue(point),
      percent === null || percent === undefined
        ? (change?.reason ?? '')
        : `${percent > 0 ? '+' : ''}${percent}%`,
      point.term,
    ];
  });
  const head = `${one.name} · ${one.agency} · ${one.grade}${one.note ? ` · ${one.note}` : ''} (${one.seriesId})`;
  return `${head}\n${table(['年度', '数值', '变化', '表述'], rows)}`;
}
