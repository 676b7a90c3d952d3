import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SEARCH_FORM_VERSION, searchForm } from './search-form.ts';

/** Every BMP character by itself, and the joints between words and digits. */
function digestOfAllForms(): string {
  const hash = createHash('sha256');
  for (let code = 1; code < 0x10000; code++) {
    if (code < 0xd800 || code > 0xdfff)
      hash.update(`${code} ${searchForm(String.fromCharCode(code)).units}\n`);
  }
  for (const joint of [
    '',
    ' ',
    ',',
    '，',
    '.',
    '、',
    '。',
    '-',
    '+',
    '\t',
    '\n',
    '；',
    ':',
    '％',
    '·',
    '…',
  ]) {
    for (const [before, after] of [
      ['市', '场'],
      ['1', '234'],
      ['市', '9'],
      ['9', '家'],
      ['G', '5'],
      ['１', '５８'],
      ['C', '3家'],
      ['②', '2020'],
      ['9', 'kg'],
    ]) {
      const { units, offsets } = searchForm(`${before}${joint}${after}。末`);
      hash.update(`${units} ${offsets.join(',')}\n`);
    }
  }
  return hash.digest('hex');
}

describe('the version of the search form', () => {
  it('goes up when any character is compared otherwise than indexes were made', () => {
    // When this fails and the change is meant: raise SEARCH_FORM_VERSION, so that old indexes are made anew.
    expect([SEARCH_FORM_VERSION, digestOfAllForms()]).toEqual([
      3,
      'df852083c067ee045b8afe33d2f168bccbf114e7aec8186f5282b9f35d04c8b2',
    ]);
  });
});
