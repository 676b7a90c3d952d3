import { bilingual } from './bilingual.ts';

export const scans = bilingual(
  {
    title: '正在读的扫描件',
    of: (name: string) => `读取扫描件：${name}`,
    reading: '正在识读',
    waiting: '等待识读',
    paused: '已暂停',
    cancelled: '已停止识读',
    failed: '有几页读不出来',
    pages: (read: number, pages: number) => `已读 ${read} / ${pages} 页`,
    pause: '暂停',
    cancel: '停止识读',
    goOn: '继续识读',
    preview: (pages: number) => `${pages} 页是图像；导入后立即可看，文字在后台逐页识读，读到哪里检索到哪里`,
    noText: (arePagesShown: boolean) =>
      `这份原件的页面是图像，文字还没有读出来。${arePagesShown ? '页面已经打开，可以先看。' : '按“原件”可以先看页面。'}`,
    unsure: (second: string | null) =>
      second === null ? '识读时拿不准' : `识读时拿不准，也可能是“${second}”`,
    fromScan: '由图像识读，未经核对',
    bind: (n: number) => `${n} 个图像合为一篇（按文件名）`,
    doubts: '存疑',
    doubtsHelp:
      '识读时拿不准的字，对着原件的图核对。按 2 改为第二种读法，↓ 看下一个，或写上正确的字后按回车。',
    take: (second: string) => `改为“${second}”`,
    write: '正确的字',
    put: '更正',
    cutOut: '原件上的这个字',
  },
  {
    title: 'Scans being read',
    of: (name: string) => `Reading of ${name}`,
    reading: 'Being read',
    waiting: 'Waiting to be read',
    paused: 'Paused',
    cancelled: 'Reading given up',
    failed: 'Some pages could not be read',
    pages: (read: number, pages: number) => `${read} of ${pages} pages`,
    pause: 'Pause',
    cancel: 'Give up reading',
    goOn: 'Go on reading',
    preview: (pages: number) =>
      `${pages} ${pages === 1 ? 'page is a picture' : 'pages are pictures'}: seen at once, read in the background, and searched page by page`,
    noText: (arePagesShown: boolean) =>
      `The pages of this source are pictures whose text has not been read yet. ${arePagesShown ? 'They are open already and can be looked at meanwhile.' : 'Press “Pages” to see them.'}`,
    unsure: (second: string | null) =>
      second === null ? 'Read with doubt' : `Read with doubt; may be “${second}”`,
    fromScan: 'read from a picture, not checked',
    bind: (n: number) => `${n} pictures as pages of one report (by name)`,
    doubts: 'In doubt',
    doubtsHelp:
      'Characters that were read with doubt, beside their picture. Press 2 for the second reading, ↓ for the next, or write the right one and press Enter.',
    take: (second: string) => `Change to “${second}”`,
    write: 'Right character',
    put: 'Correct',
    cutOut: 'The character as it is printed',
  },
);
