import { describe, expect, it } from 'vitest';
import { chinesePdfOf, docxOf } from '../../testing/sample-files.ts';
import { parseOriginal } from '../parse-original.ts';
import { readOriginal } from '../read-original.ts';
import { wordsDigest } from './words-digest.ts';

const LINES = [
  '清源县市场监督管理局2023年工作总结',
  '一、主要工作',
  '2023年，全县新增经营主体3128户，同比增长6.4%；检查餐饮单位418家次，责令整改36家，办结案件52件，罚没款31.6万元。',
  '二、下一步打算',
  '2024年，力争新增经营主体3300户，检查覆盖率保持100%，为企业减负200万元以上。',
];

async function digestOf(name: string, bytes: Uint8Array): Promise<string> {
  const { text, layout } = await readOriginal({ name, bytes });
  return wordsDigest(parseOriginal(text, {}, layout).sections);
}

describe('the digest of what a paper says', () => {
  it('is one for text, Word and PDF, and another where one digit is', async () => {
    const text = await digestOf('a.txt', Buffer.from(LINES.join('\n\n')));
    expect(text).toMatch(/^[0-9a-f]{64}$/);
    expect(await digestOf('a.docx', docxOf(LINES))).toBe(text);
    const short = LINES.flatMap((line) => line.match(/.{1,30}/gu) ?? []);
    expect(await digestOf('a.pdf', chinesePdfOf(short))).toBe(text);
    const other = LINES.join('\n\n').replace('3128', '3129');
    expect(await digestOf('b.txt', Buffer.from(other))).not.toBe(text);
  });

  it('is none for a few words', async () => {
    expect(await digestOf('a.txt', Buffer.from('一、工作总结\n\n见附件。'))).toBe('');
  });
});
