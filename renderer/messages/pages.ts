import { bilingual } from './bilingual.ts';

export const pages = bilingual(
  {
    edition: '原件',
    show: '并排显示原件的页面',
    label: '原件页面',
    page: (n: number) => `第 ${n} 页`,
    pageOf: (total: number) => `/ ${total} 页`,
    goTo: '转到第几页',
    zoomIn: '放大',
    zoomOut: '缩小',
    fitWidth: '适合宽度',
    fitPage: '整页',
    turn: '右转 90°',
    loading: '正在打开原件…',
    none: (format: string) =>
      `${format.toUpperCase()} 没有固定的页面，排版随打开它的程序而变；文字见左侧原文。`,
    noneHere: (format: string) => `${format.toUpperCase()} 没有固定的页面，排版随打开它的程序而变。`,
    notKept: '导入这篇原文时没有保存原件，所以没有页面可看。重新导入同一文件即可。',
    broken: '这一页画不出来。',
    partly: '这一页有图像已损坏，没有画出来。可用系统程序打开原件核对。',
    cutOut: '原件上的这个数字',
    placing: '这份原件是较早导入的，正在后台找出文字在页上的位置…',
    unplaced: '这份原件是较早导入的，没有记下文字在页上的位置；重新识读之后，页面即可与文字对照。',
  },
  {
    edition: 'Pages',
    show: 'Show the pages of the source beside the text',
    label: 'Pages of the source',
    page: (n: number) => `Page ${n}`,
    pageOf: (total: number) => `of ${total}`,
    goTo: 'Go to page',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fitWidth: 'Fit width',
    fitPage: 'Whole page',
    turn: 'Turn right by 90°',
    loading: 'Opening the source…',
    none: (format: string) =>
      `${format.toUpperCase()} has no fixed pages: its layout depends on the program that opens it. The text is on the left.`,
    noneHere: (format: string) =>
      `${format.toUpperCase()} has no fixed pages: its layout depends on the program that opens it.`,
    notKept:
      'The source was not kept when this original was imported. Import the same file again to see its pages.',
    broken: 'This page cannot be drawn.',
    partly:
      'A picture on this page is damaged and is not drawn. Open the source in another program to compare.',
    cutOut: 'The number as it is printed',
    placing: 'Imported before places were kept: finding where the text stands on its pages…',
    unplaced:
      'This source was imported before places were kept. Once it is read anew its pages stand against the text.',
  },
);
