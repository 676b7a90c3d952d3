import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../data/contract/comparison-model.ts';
import type { ReportId, ReportSummary } from '../../data/contract/model.ts';
import { show } from '../shared/testing/show.ts';
import ColumnChooser from './ColumnChooser.svelte';
import { reportSummary } from '../shared/testing/report-summary.ts';

describe('the agencies of one year', () => {
  it('are all there to be chosen where they are few, and nothing asks for a word', async () => {
    const chosen: (readonly Column[])[] = [];
    show(
      ColumnChooser,
      props(counties(21), (columns) => chosen.push(columns)),
    );
    await fireEvent.click(screen.getByRole('button', { name: '同一年度的各机关' }));
    expect(screen.getAllByRole('button', { name: /2025$/ })).toHaveLength(21);
    expect(screen.queryByRole('searchbox')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: '甲20县 2025' }));
    expect(chosen.at(-1)?.map(({ reportId }) => reportId)).toEqual(['county-20']);
  });

  it('are found by a word where they are many, beside those that are chosen', async () => {
    show(ColumnChooser, { ...props(counties(200)), columns: [columnOf('county-7'), columnOf('county-8')] });
    const strip = (): string[] =>
      screen.queryAllByRole('button', { name: /2025$/ }).map((one) => one.textContent ?? '');
    expect(strip()).toHaveLength(200);
    await fireEvent.input(screen.getByRole('searchbox', { name: '按名称或年度找' }), {
      target: { value: '甲19县' },
    });
    expect(strip()).toEqual(['甲7县', '甲8县', '甲19县']);
  });

  it('say so where a word finds none', async () => {
    show(ColumnChooser, props(counties(200)));
    await fireEvent.click(screen.getByRole('button', { name: '同一年度的各机关' }));
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: '乙' } });
    expect(screen.getByText('没有这样的报告')).toBeTruthy();
  });
});

function props(reports: readonly ReportSummary[], oncolumns = (_: readonly Column[]): void => undefined) {
  return { reports, columns: [], pinned: null, oncolumns };
}

function columnOf(id: string): Column {
  return { reportId: id as ReportId, edition: 'original' };
}

function counties(count: number): readonly ReportSummary[] {
  return Array.from({ length: count }, (_, i) => county(i));
}

function county(i: number): ReportSummary {
  return reportSummary(`county-${i}`, 2025, {
    agency: `甲${i}县市场监督管理局`,
    agencyLabel: `甲${i}县`,
    level: 'county-level city',
    yearPublished: 2026,
    title: `甲${i}县 2025 年工作总结`,
    hasOriginal: true,
    editions: ['original'],
  });
}
