import type { Annotation } from '../contract/annotation-model.ts';

const COLUMNS = [
  '编号',
  '类型',
  '状态',
  '报告',
  '位置',
  '原文',
  '批注',
  '修改建议',
  '标签',
  '作者',
  '指派',
  '创建时间',
  '修改时间',
];

/** For Excel: UTF-8 with byte order mark, lines by CRLF (RFC 4180), nothing that a spreadsheet would run. */
export function csvOf(annotations: readonly Annotation[]): string {
  return `\uFEFF${[COLUMNS, ...annotations.map(cellsOf)].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cellsOf(annotation: Annotation): string[] {
  const ranges = annotation.targets.filter((target) => target.kind === 'range');
  return [
    annotation.annotationId,
    annotation.kind,
    annotation.status,
    [...new Set(annotation.targets.map((target) => target.reportId))].join('；'),
    ranges.map((range) => range.passageId).join('；'),
    ranges.map((range) => range.quote).join('；'),
    annotation.body,
    annotation.replacement ?? '',
    annotation.tags.join('；'),
    annotation.author,
    annotation.assignee ?? '',
    annotation.created,
    annotation.modified,
  ];
}

/** A leading = + - @, tab or return makes a formula of a cell (OWASP, CSV injection): an apostrophe makes it text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
