import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../messages/bilingual.ts';
import { base64Of } from '../shared/base64.ts';
import { sampleClient } from '../shared/testing/sample-library.ts';
import { show } from '../shared/testing/show.ts';
import ImportDetails from './ImportDetails.svelte';
import { ImportItem } from './import-item.svelte.ts';

const PAPER = `平湖市市场监督管理局2023年工作总结

2023年，我局检查门店812家，平湖市人民政府转发经验一次。
二、2024年工作打算
2024年，我们将继续推进。
`;

async function looked(locale: Locale): Promise<void> {
  const item = new ImportItem(new File([PAPER], '总结.txt'));
  const contentBase64 = base64Of(new TextEncoder().encode(PAPER));
  item.preview = await sampleClient().call('imports.inspect', {
    file: { name: item.name, contentBase64 },
    corrections: {},
  });
  show(ImportDetails, { item, nameOf: String, onchange: () => undefined }, locale);
}

describe('what was recognised in a file', () => {
  it('says in Chinese where a value was found', async () => {
    await looked('zh');
    expect(screen.getByText('依据：标题中的年度')).toBeTruthy();
  });

  it('is told beside the file before anything is opened', async () => {
    await looked('zh');
    expect(
      screen.getByText('平湖市市场监督管理局 · 2023 年度 · 年度总结 · 平湖市市场监督管理局2023年工作总结'),
    ).toBeTruthy();
  });

  it('says it in English too, with no word of Chinese but the paper’s own', async () => {
    await looked('en');
    expect(screen.getByText('From: the year in the title')).toBeTruthy();
    const told = screen.getAllByText(/^From: /).map((one) => one.textContent);
    expect(told.length).toBeGreaterThan(3);
    for (const one of told) expect(one.replace(/“[^”]*”/g, '')).not.toMatch(/\p{Script=Han}/u);
    for (const one of screen.queryAllByTitle(/^From: /)) expect(one.title).not.toMatch(/\p{Script=Han}/u);
  });
});
