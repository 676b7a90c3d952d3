import { bilingual } from './bilingual.ts';

export const fixity = bilingual(
  {
    start: '校验完整性',
    stop: '停止校验',
    help: '校验在后台进行，不影响使用；空闲时每月自动校验一次。',
    running: '正在校验…',
    waiting: '等待校验',
    never: '尚未全面校验',
    sound: (day: string, texts: number) => `${day}全面校验：完好，${texts} 个文本与登记的校验值一致`,
    found: (day: string, what: string) => `${day}全面校验，发现问题：${what}`,
    and: '；',
    pages: '文件页已损坏',
    index: '检索索引与文本不符，会自动重建',
    contents: '内容与档案库自己声明的不一致',
    text: (name: string) => `“${name}”的文本与登记的校验值不一致`,
    record: (name: string) => `“${name}”的著录所指的不是它的原件`,
    source: (name: string) => `“${name}”的原件与登记的校验值不一致`,
  },
  {
    start: 'Verify',
    stop: 'Stop verifying',
    help: 'Verification goes on in the background; once a month it begins by itself when nobody is at work.',
    running: 'Verifying…',
    waiting: 'Waiting to be verified',
    never: 'Not verified as a whole yet',
    sound: (day: string, texts: number) =>
      `Verified as a whole on ${day}: intact, ${texts} ${texts === 1 ? 'text agrees' : 'texts agree'} with the checksums`,
    found: (day: string, what: string) => `Verified as a whole on ${day}, problems found: ${what}`,
    and: '; ',
    pages: 'pages of the file are damaged',
    index: 'the search index does not say what the texts say; it is made anew by itself',
    contents: 'the contents are not those that the archive states',
    text: (name: string) => `the text of “${name}” does not agree with its checksum`,
    record: (name: string) => `the record of “${name}” names another file than its original`,
    source: (name: string) => `the original of “${name}” does not agree with its checksum`,
  },
);
