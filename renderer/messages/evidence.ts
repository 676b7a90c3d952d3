import { bilingual } from './bilingual.ts';

export const evidence = bilingual(
  {
    show: (name: string) => `证据：${name}`,
    report: '报告',
    edition: '版本',
    source: '来源文件',
    noSource: '没有来源文件，哈希为提要文字的',
    place: '来源中的位置',
    noPlace: '未标位置',
    characters: (from: number, to: number) => `第 ${from}—${to} 字（自 0 起）`,
    code: '证据码',
    copy: '复制证据码',
    copied: '已复制',
    notCopied: '无法复制，请手工抄录',
    open: '查看所在句',
  },
  {
    show: (name: string) => `Evidence: ${name}`,
    report: 'Report',
    edition: 'Edition',
    source: 'Source file',
    noSource: 'no source file; the hash is that of the digest',
    place: 'Place in the source',
    noPlace: 'not marked',
    characters: (from: number, to: number) => `characters ${from}–${to}, counted from 0`,
    code: 'Evidence code',
    copy: 'Copy the code',
    copied: 'Copied',
    notCopied: 'Cannot be copied: please note it by hand',
    open: 'Go to the sentence',
  },
);
