import { describe, expect, it } from 'vitest';
import { lockedPdf } from '../../testing/locked-pdf.ts';
import { readPdf } from './read-pdf.ts';

const TEXT = 'Annual report 2031: 4127 shops were visited';

describe('a locked PDF', () => {
  it('is read where only its owner is held to a password, whatever they allow', async () => {
    const { text } = await readPdf('a.pdf', lockedPdf(TEXT, { owner: 'keeper', user: '' }));
    expect(text).toContain(TEXT);
  });

  it('is told to be locked where whoever opens it is asked for one', async () => {
    const bytes = lockedPdf(TEXT, { owner: 'keeper', user: 'reader' });
    await expect(readPdf('a.pdf', bytes)).rejects.toMatchObject({ code: 'file_password' });
  });
});
