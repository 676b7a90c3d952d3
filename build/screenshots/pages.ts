import type { Page } from '@playwright/test';

const THREE_YEARS = 'columns=pinghu-2020:digest,pinghu-2022:digest,pinghu-2025:digest';

/** What is pressed on a page before it is taken, by what it is called in either language. */
export type Press = readonly (string | RegExp)[];

/** The pages of the program, each with something on it: a name for the file, an address, and what is pressed there. */
export const PAGES: readonly (readonly [file: string, hash: string, press?: Press])[] = [
  ['01-first-screen', '#/read'],
  ['02-hits', '#/read/pinghu-2022?q=放心消费'],
  ['03-figures-beside', '#/read/pinghu-2022?side=figures'],
  ['04-topics', `#/compare?${THREE_YEARS}`],
  ['05-figures', `#/compare?${THREE_YEARS}&mode=figures`],
  ['06-sentences', '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest&way=sentences'],
  ['07-promises', '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest&mode=promises'],
  ['08-contexts', '#/search/context?q=放心消费'],
  ['09-frequency', '#/search/years?q=放心消费'],
  ['10-indicators', '#/indicators'],
  ['11-programmes', '#/programmes?name=放心消费'],
  ['12-terms', '#/programmes?tab=terms'],
  ['13-notes', '#/notes'],
  ['14-library', '#/library'],
  ['15-catalogue', '#/catalogue'],
  ['16-list-of-terms', '#/search/list'],
  ['17-receipts', '#/search/receipts?q=放心消费'],
  ['18-kept-searches', '#/search/kept'],
  ['19-hits-narrowed', '#/read/pinghu-2022?q=平湖&f=year:2022', [/^(筛选|Narrow)(?!.*:)/]],
  ['20-no-hits', '#/read/pinghu-2022?q=没有这样的话'],
  ['21-nothing-compared', '#/compare'],
  ['22-nothing-searched', '#/search/context'],
  ['23-report-that-is-gone', '#/read/nirgends-1999'],
  ['24-record', '#/read/pinghu-2022', [/^(著录|Catalogue record)$/, /^(编辑|Edit).*(著录|record)/]],
  ['25-export-menu', '#/read/pinghu-2022', [/^(导出|Export)/]],
  ['26-help', '#/read/pinghu-2022', [/^(帮助|Help)$/]],
  ['27-palette', '#/read/pinghu-2022', [/^(命令面板|Command palette)$/]],
  ['28-clippings', '#/read/pinghu-2022', [/^(材料夹|Clippings)/]],
  ['29-authorised-names', '#/catalogue', [/^(规范名称|Authorised names)$/, /^(添加机关|Add an agency)$/]],
  ['30-templates', '#/catalogue', [/^(模板|Templates)$/]],
  ['31-directory', '#/catalogue', [/^(归档文件目录|File directory)/]],
  ['32-properties', '#/catalogue', [/^(四性检测|Four properties)/]],
  ['33-records-ticked', '#/catalogue', [/^(勾选全部列出的报告|Tick all)/]],
  ['34-own-term', '#/programmes?tab=terms', [/^(添加词条|Add a term)$/]],
  ['35-about', '#/library', [/^(关于览卷|About)/]],
];

/** Presses them one after the other; gives the first that was not there. */
export async function pressAll(page: Page, names: Press): Promise<string | RegExp | null> {
  for (const name of names) {
    const control = page
      .getByRole('button', { name })
      .or(page.getByRole('checkbox', { name }))
      .or(page.locator('summary', { hasText: name }));
    const isThere = await control
      .first()
      .click({ timeout: 5000 })
      .then(() => true)
      .catch(() => false);
    if (!isThere) return name;
  }
  return null;
}
