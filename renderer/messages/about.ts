import { bilingual } from './bilingual.ts';

export const about = bilingual(
  {
    open: '关于览卷…',
    help: '离线查阅、比对年度工作报告。程序不联网。报告中的文字归原出版者所有。',
    archives: '档案库与校验值',
    reckoning: '正在计算校验值…',
    edition: '版本号',
    size: (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`,
    copy: '复制全部',
    copied: '已复制',
    notCopied: '无法写入剪贴板，请选中后复制',
  },
  {
    open: 'About Lanjuan…',
    help: 'Reads and compares yearly work reports, offline. Nothing is ever sent. The texts of the reports belong to their publishers.',
    archives: 'Archives and checksums',
    reckoning: 'Reckoning checksums…',
    edition: 'Edition id',
    size: (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`,
    copy: 'Copy all',
    copied: 'Copied',
    notCopied: 'The clipboard cannot be written; select and copy',
  },
);
