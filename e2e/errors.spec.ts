import { expect, test } from './host.ts';

/** The codes as the host hands them out: a failure reaches the window as its code and a detail for the log. */
const CODES = [
  'bad_request',
  'unknown_method',
  'not_found',
  'conflict',
  'in_trash',
  'forbidden',
  'file_empty',
  'file_no_papers',
  'file_binary',
  'file_too_large',
  'file_text_too_long',
  'file_encoding',
  'file_unreadable',
  'file_format',
  'file_no_text',
  'file_old_format',
  'file_password',
  'file_protected',
  'file_garbled',
  'file_too_slow',
  'archive_missing',
  'archive_damaged',
  'archive_foreign',
  'archive_from_future',
  'archive_altered',
  'index_damaged',
  'library_busy',
  'notebook_missing',
  'notebook_damaged',
  'notebook_from_future',
  'notebook_locked',
  'notebook_recovered',
  'read_only',
  'disk_full',
  'cancelled',
  'timed_out',
  'closing',
  'internal',
] as const;
const DETAIL = 'unknown report "pinghu-2019" in holdings.sqlite';

for (const [language, theirs, kinds] of [
  ['Chinese', /^[^A-Za-z_]+$/, /\b(docx|eml|pdf|html|txt|zip|xls|xlsx|ppt|et|UTF-8)\b/g],
  ['English', /^[^一-鿿_]+$/, /$^/g],
] as const) {
  test(`every failure is told in ${language}, without the words of the log, and says what can be done`, async ({
    page,
    host,
  }) => {
    await page.goto(host.address);
    if (language === 'English') await page.getByRole('button', { name: 'EN' }).click();
    let code: string = CODES[0];
    await page.route('**/api/search.run', (route) =>
      route.fulfill({ json: { ok: false, error: { code, detail: DETAIL } } }),
    );
    const field = page.getByRole('search').getByRole('combobox');
    const told = page.getByRole('alert');
    const seen = new Set<string>();
    for (const [i, one] of CODES.entries()) {
      code = one;
      await field.fill(`电梯 ${i}`);
      await expect(async () => {
        const sentence = await told.getByRole('paragraph').innerText();
        expect(seen.has(sentence)).toBe(false);
        seen.add(sentence);
      }).toPass();
      const sentence = [...seen].at(-1) ?? '';
      expect(sentence.replace(kinds, '')).toMatch(theirs);
      expect(sentence).not.toContain(DETAIL);
      await expect(page.getByText(DETAIL)).toHaveCount(0);
      await expect(told.getByRole('button')).toBeVisible();
    }
  });
}
