import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { parseOriginal } from '../parse-original.ts';
import { readOriginal } from '../read-original.ts';
import { readMail } from './read-mail.ts';

// Letters and saved pages as programs in China write them.

const BODY = '检查门店812家。';
/** The bytes of the sentence above, and of 总结, in GB 2312. */
const GB_BODY = Buffer.from('bcecb2e9c3c5b5ea383132bcd2a1a3', 'hex').toString('latin1');
const GB_TITLE = Buffer.from('d7dcbde1', 'hex').toString('latin1');

const message = (header: string, body: string): Uint8Array =>
  new Uint8Array(Buffer.from(`From: a@b.c\r\nMIME-Version: 1.0\r\n${header}\r\n\r\n${body}\r\n`, 'latin1'));

async function linesOf(name: string, bytes: Uint8Array): Promise<string[]> {
  return (await readOriginal({ name, bytes })).text.split('\n').filter(Boolean);
}

describe('a saved page', () => {
  it('is read in the encoding that it states itself where its envelope states none', async () => {
    const page = `<html><head><meta charset="gb2312"></head><body><h1>${GB_TITLE}</h1><p>${GB_BODY}</p></body></html>`;
    const bytes = message(
      'Subject: x\r\nContent-Type: text/html;\r\n name="a.htm"\r\nContent-Transfer-Encoding: 8bit',
      page,
    );
    expect(await linesOf('a.mht', bytes)).toEqual(['总结', BODY]);
  });
});

describe('a letter', () => {
  it('is read as one of China where it states no encoding', async () => {
    const bytes = message('Subject: x\r\nContent-Type: text/plain', GB_BODY);
    expect(await linesOf('a.eml', bytes)).toEqual(['x', BODY]);
  });

  it('has the title of what it is about where its page has none', async () => {
    const subject = `Subject: =?gb2312?B?${Buffer.from('d7dcbde1b1a8b8e6323032334eeaa4', 'hex').toString('base64')}?=`;
    const { subject: read } = await readMail(
      'a.eml',
      message(`${subject}\r\nContent-Type: text/html`, '<p>x</p>'),
    );
    const titled = message(
      `Subject: =?utf-8?B?${Buffer.from('临河县水利局2023年工作总结').toString('base64')}?=\r\nContent-Type: text/html; charset=utf-8`,
      Buffer.from(`<p>2023年，${BODY}</p>`).toString('latin1'),
    );
    const { text, layout } = await readOriginal({ name: 'a.eml', bytes: titled });
    expect(read.startsWith('总结报告')).toBe(true);
    expect(parseOriginal(text, {}, layout).draft.title).toBe('临河县水利局2023年工作总结');
  });

  it('has the letters that it passes on, without the lines of their envelope', async () => {
    const inner = `From: c@d.e\r\nSubject: inner\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${Buffer.from(BODY).toString('latin1')}`;
    const bytes = message(
      'Subject: outer\r\nContent-Type: multipart/mixed; boundary="q"',
      `--q\r\nContent-Type: text/plain\r\n\r\nsee below\r\n--q\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--q--`,
    );
    expect(await linesOf('a.eml', bytes)).toEqual(['outer', 'see below', 'inner', BODY]);
  });

  it('has its own words, not those of a page that is attached, and a title in bytes as they are', async () => {
    const bytes = message(
      `Subject: ${GB_TITLE}\r\nContent-Type: multipart/mixed; boundary="q"`,
      `--q\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n${GB_BODY}\r\n--q\r\nContent-Type: text/html; name="a.html"\r\nContent-Disposition: attachment; filename="a.html"\r\n\r\n<p>attached</p>\r\n--q--`,
    );
    expect(await linesOf('a.eml', bytes)).toEqual(['总结', BODY]);
  });

  it('that is encrypted is told to be protected', async () => {
    const bytes = message(
      'Subject: x\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"\r\nContent-Transfer-Encoding: base64',
      'MIIB',
    );
    const failure: unknown = await readOriginal({ name: 'a.eml', bytes }).catch((error: unknown) => error);
    expect(failure instanceof ArchiveError && failure.code).toBe('file_protected');
  });
});
