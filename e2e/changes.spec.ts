/**
 * Every change is made from outside the window, by HTTP to the same host, and every view that shows its things is right
 * without a reload. Each view is a browser of its own, as on another screen.
 */
import type { Page } from '@playwright/test';
import { expect, startHost, test } from './host.ts';
import { open, outside, placeOf, REPORT, WORDS } from './outside.ts';

test('notes: every view shows what others do to them', async ({ browser, ownHost: host, library }) => {
  const ask = outside(host);
  const [reader, notes, search, settings] = (await open(
    browser,
    host,
    `#/read/${REPORT}/digest`,
    '#/notes',
    '#/read',
    '#/library',
  )) as [Page, Page, Page, Page];
  await reader.getByRole('tab', { name: /批注/ }).click();
  await search.getByRole('combobox', { name: '检索全部报告' }).fill('有批注:是');
  const marks = reader.getByRole('main').locator('[data-mark]', { hasText: WORDS });
  const cards = notes.getByRole('main').getByRole('article');
  const beside = reader.getByRole('complementary', { name: '目录与数据' }).getByRole('article');
  const total = (page: Page) => page.getByRole('region', { name: '检索结果' });
  /** How many notes there are, wherever that is said. */
  const everywhere = async (count: number): Promise<void> => {
    await expect(cards).toHaveCount(count);
    await expect(beside).toHaveCount(count);
    await expect(marks).toHaveCount(count);
    await expect(settings.getByText(`${count} 条批注`)).toBeVisible();
    await expect(total(search).locator('button.row')).toHaveCount(count);
  };
  await everywhere(0);

  const place = await placeOf(ask, WORDS);
  const made = await ask('annotations.create', { kind: 'comment', body: '别处写的', targets: [place] });
  const annotationId = String(made['annotationId']);
  await everywhere(1);
  await expect(cards).toContainText('别处写的');
  await expect(beside).toContainText('别处写的');

  await ask('annotations.update', { annotationId, revision: made['revision'], body: '别处改的' });
  await expect(cards).toContainText('别处改的');
  await expect(beside).toContainText('别处改的');

  await ask('annotations.bulk', { annotationIds: [annotationId], addTags: ['复核'] });
  await expect(cards).toContainText('复核');
  await expect(beside).toContainText('复核');
  await ask('notebook.undo');
  await expect(cards).not.toContainText('复核');
  await ask('notebook.redo');
  await expect(cards).toContainText('复核');

  await ask('annotations.remove', { annotationId });
  await everywhere(0);
  await ask('annotations.restore', { annotationId });
  await everywhere(1);

  const backups = (await ask('notebook.backUp')) as unknown as readonly { name: string }[];
  await expect(settings.getByRole('row')).toHaveCount(backups.length + 1);
  await ask('annotations.remove', { annotationId });
  await everywhere(0);
  await ask('notebook.restore', { name: backups[0]!.name });
  await everywhere(1);
  const after = (await ask('notebook.backups')) as unknown as readonly unknown[];
  await expect(settings.getByRole('row')).toHaveCount(after.length + 1);

  // What another computer has: merged as a package, then taken as JSON-LD under another id.
  const other = await startHost(`${library}-另一台`);
  const there = outside(other);
  await there('annotations.create', {
    kind: 'comment',
    body: '另一台写的',
    targets: [await placeOf(there, WORDS)],
  });
  const { contentBase64 } = await there('notebook.pack');
  const { jsonLd } = await there('annotations.export');
  await other.stop();
  await ask('notebook.merge', { contentBase64 });
  await expect(cards).toHaveCount(2);
  await expect(beside).toHaveCount(2);
  await ask('notebook.undo');
  await expect(cards).toHaveCount(1);
  await ask('annotations.import', { jsonLd });
  await expect(cards).toHaveCount(2);
  await expect(settings.getByText('2 条批注')).toBeVisible();
  await ask('annotations.confirm', { annotationIds: [annotationId] });
  await expect(cards).toHaveCount(2);

  await ask('notebook.saveDraft', {
    key: 'note:elsewhere',
    value: JSON.stringify({ key: 'elsewhere', targets: [], tags: [], body: '写到一半', reportId: REPORT }),
  });
  await expect(reader.getByText('未完成的草稿 1 份')).toBeVisible();
  await ask('notebook.saveDraft', { key: 'note:elsewhere', value: '' });
  await expect(reader.getByText('未完成的草稿 1 份')).toBeHidden();
});

test('a correction that is accepted elsewhere is read in the text and found by search', async ({
  browser,
  host,
}) => {
  const ask = outside(host);
  const [reader, search] = (await open(browser, host, `#/read/${REPORT}/digest`, '#/read')) as [Page, Page];
  await search.getByRole('combobox', { name: '检索全部报告' }).fill('次批试行区');
  await expect(search.getByText('没有找到').first()).toBeVisible();
  const targets = [await placeOf(ask, WORDS)];
  const { annotationId, revision } = await ask('annotations.create', {
    kind: 'correction',
    replacement: '次批试行区',
    targets,
  });
  await ask('annotations.update', { annotationId, revision, accepted: true });
  await expect(reader.getByRole('main').getByText('次批试行区')).toBeVisible();
  await expect(
    search.getByRole('region', { name: '检索结果' }).getByText('次批试行区').first(),
  ).toBeVisible();
  await ask('notebook.undo');
  await expect(reader.getByRole('main').getByText('次批试行区')).toBeHidden();
  await expect(search.getByText('没有找到').first()).toBeVisible();
});

test('collections: every view shows what others make of them', async ({ browser, host }) => {
  const ask = outside(host);
  const [catalogue, search] = (await open(browser, host, '#/catalogue', '#/read')) as [Page, Page];
  const list = catalogue.getByRole('navigation', { name: '案卷' });
  await search.getByRole('combobox', { name: '检索全部报告' }).fill('案卷:县局总结');
  const hits = search.getByRole('region', { name: '检索结果' });
  const none = search.getByText('没有找到').first();
  await expect(none).toBeVisible();
  await ask('collections.create', { name: '县局总结', reportIds: [REPORT] });
  await expect(list.getByRole('button', { name: '县局总结，1 篇' })).toBeVisible();
  await expect(hits.locator('button.row').first()).toBeVisible();
  const [made] = (await ask('collections.list')) as unknown as readonly { collectionId: string }[];
  const { collectionId } = made!;
  await ask('collections.change', { collectionId, name: '年度总结' });
  await expect(list.getByRole('button', { name: '年度总结，1 篇' })).toBeVisible();
  await expect(none).toBeVisible();
  await ask('collections.remove', { collectionId });
  await expect(list.getByRole('button', { name: /^年度总结/ })).toHaveCount(0);
});

test('a record that is edited elsewhere is called so wherever it is named', async ({ browser, host }) => {
  const ask = outside(host);
  const [reader, search] = (await open(browser, host, `#/read/${REPORT}/digest`, '#/read')) as [Page, Page];
  await search.getByRole('combobox', { name: '检索全部报告' }).fill('机关:临河');
  await expect(search.getByText('没有找到').first()).toBeVisible();
  const fields = { title: { is: '别处改的题名' }, agency: { is: '临河县市场监督管理局' } };
  await ask('records.edit', { edits: [{ reportId: REPORT, fields }] });
  await expect(reader).toHaveTitle(/别处改的题名/);
  await expect(search.getByRole('region', { name: '检索结果' }).getByText('临河').first()).toBeVisible();
  await ask('notebook.undo');
  await expect(reader).not.toHaveTitle(/别处改的题名/);
  await expect(search.getByText('没有找到').first()).toBeVisible();
});

test('searches, terms, verdicts and alignments: every view shows what others keep', async ({
  browser,
  host,
}) => {
  const ask = outside(host);
  const [kept, programmes, terms, figures, sentences] = (await open(
    browser,
    host,
    '#/search/kept',
    '#/programmes',
    '#/programmes?tab=terms',
    `#/read/${REPORT}/digest`,
    `#/compare?columns=pinghu-2020:digest,${REPORT}:digest&way=sentences`,
  )) as [Page, Page, Page, Page, Page];

  const search = { kind: 'search', key: '别处存的' };
  await ask('notebook.saveEntry', { ...search, value: JSON.stringify('q=电梯') });
  await expect(kept.getByText('别处存的')).toBeVisible();
  await ask('notebook.removeEntry', search);
  await expect(kept.getByText('别处存的')).toBeHidden();
  await ask('notebook.undo');
  await expect(kept.getByText('别处存的')).toBeVisible();

  const form = { from: null, to: null };
  const term = { kind: 'term', key: 'campaign 家宴提升' };
  const forms = [
    { form: '家宴提升', ...form },
    { form: '家宴中心', ...form },
  ];
  await ask('notebook.saveEntry', {
    ...term,
    value: JSON.stringify({ kind: 'campaign', forms, evidence: '' }),
  });
  await expect(terms.getByRole('list', { name: '自己添加的' }).getByText('家宴提升')).toBeVisible();
  await expect(programmes.getByRole('button', { name: '家宴提升', exact: true })).toBeVisible();
  await ask('notebook.removeEntry', term);
  await expect(terms.getByText('还没有自己添加的词条。')).toBeVisible();
  await expect(programmes.getByRole('button', { name: '家宴提升', exact: true })).toBeHidden();

  await figures.getByRole('tab', { name: '数据' }).click();
  const [figure] = (await ask('indicators.list', {
    reportId: REPORT,
    edition: 'digest',
  })) as unknown as readonly {
    rawStart: number;
    subject: string;
    value: number;
    unit: string;
    period: string;
    kind: string;
  }[];
  const { subject, value, unit, period, kind } = figure!;
  const read = { subject, value, unit, period, kind };
  const verdict = { kind: 'indicator', key: `${REPORT} @${figure!.rawStart}` };
  const judged = figures.getByText(/已判断 1 \//);
  await ask('notebook.saveEntry', {
    ...verdict,
    value: JSON.stringify({ state: 'verified', read, corrected: null }),
  });
  await expect(judged).toBeVisible();
  await ask('notebook.removeEntry', verdict);
  await expect(judged).toBeHidden();

  const rows = (await ask('compare.texts', {
    left: { reportId: 'pinghu-2020', edition: 'digest' },
    right: { reportId: REPORT, edition: 'digest' },
  })) as unknown as { rows: readonly { left: Sentence | null; right: Sentence | null }[] };
  const left = rows.rows.find((row) => row.left && !row.right)!.left!;
  const right = rows.rows.find((row) => row.right && !row.left)!.right!;
  const side = (reportId: string, { passageId, start, text }: Sentence) => ({
    reportId,
    edition: 'digest',
    passageId,
    start,
    text,
  });
  const alignment = {
    kind: 'pin',
    left: side('pinghu-2020', left),
    right: side(REPORT, right),
  };
  await ask('notebook.saveEntry', { kind: 'alignment', key: '别处配对', value: JSON.stringify(alignment) });
  await expect(sentences.getByText('人工配对').first()).toBeVisible();
  await ask('notebook.removeEntry', { kind: 'alignment', key: '别处配对' });
  await expect(sentences.getByText('人工配对')).toHaveCount(0);
});

interface Sentence {
  readonly passageId: string;
  readonly start: number;
  readonly text: string;
}

test('the 材料夹 of every window holds what others put in, change and take out', async ({
  browser,
  host,
}) => {
  const ask = outside(host);
  const [reader] = (await open(browser, host, `#/read/${REPORT}/digest`)) as [Page];
  const content = { kind: 'chart', title: '罚没款', png: 'iVBORw0KGgo=', width: 4, height: 3, figures: [] };
  const { clippingId } = await ask('notebook.clip', { content, place: null });
  await reader.getByRole('button', { name: '材料夹（1 条）' }).click();
  const cards = reader.getByRole('region', { name: '材料夹' }).getByRole('listitem');
  await expect(cards).toContainText('罚没款');
  await ask('notebook.changeClipping', { clippingId, line: '写进第二部分' });
  await expect(cards.getByRole('textbox')).toHaveValue('写进第二部分');
  await ask('notebook.removeClippings', { clippingIds: [clippingId] });
  await expect(cards).toHaveCount(0);
});
