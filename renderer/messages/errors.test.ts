import { describe, expect, it } from 'vitest';
import { ERROR_CODES, ERROR_SENTENCES } from '../../data/contract/errors.ts';

/** Names of kinds of files, which people know by these letters. */
const KNOWN = /\b(docx|eml|pdf|html|txt|zip|xls|xlsx|ppt|et|UTF-8)\b/g;
const NEXT_ZH = /请|可以|可从|照常|正在/;
const NEXT_EN =
  /[Tt]ry again|[Rr]eload|[Oo]pen|[Ii]mport|[Ss]ave|[Ss]plit|[Cc]hoose|[Rr]eplace|[Ii]nstall|[Uu]pdate|[Rr]estore|[Cc]lose|[Cc]heck|[Ll]ook|[Mm]ake room|begun again|made anew|as before|Use another|recognised/;

describe('the sentence of an error', () => {
  it.each(ERROR_CODES)('%s speaks to a person in both languages and says what to do next', (code) => {
    const { zh, en } = ERROR_SENTENCES[code];
    expect(zh.replace(KNOWN, '')).not.toMatch(/[A-Za-z_]/);
    expect(zh).toMatch(NEXT_ZH);
    expect(zh).toMatch(/。$/);
    expect(en.replace(KNOWN, '')).not.toMatch(/[_`{}<>]|undefined|null|[一-鿿]/);
    expect(en).toMatch(NEXT_EN);
    expect(en).toMatch(/\.$/);
  });
});
