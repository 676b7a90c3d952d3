import type { Annotation } from '../contract/annotation-model.ts';
import { workbook } from '../schema/workbook.ts';
import { csvFile } from '../text/csv-file.ts';

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

export function csvOf(annotations: readonly Annotation[]): string {
  return csvFile([COLUMNS, ...annotations.map(cellsOf)]);
}

export function xlsxOf(annotations: readonly Annotation[]): Uint8Array {
  return workbook('批注', [COLUMNS, ...annotations.map(cellsOf)]);
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
