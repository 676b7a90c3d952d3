/** The words of menus and dialogs. */
export interface MenuWords {
  readonly file: string;
  readonly openArchive: string;
  readonly recentArchives: string;
  readonly noRecentArchives: string;
  readonly clearRecent: string;
  /** In the dialog that asks for files. */
  readonly archiveFiles: string;
  readonly import: string;
  readonly exportNotes: string;
  readonly print: string;
  readonly saveAsPdf: string;
  readonly settings: string;
  readonly quit: string;
  readonly close: string;
  readonly edit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly find: string;
  readonly view: string;
  readonly compare: string;
  readonly annotations: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly actualSize: string;
  readonly fullScreen: string;
  readonly window: string;
  readonly minimize: string;
  /** Of the Mac's own menus. */
  readonly zoomWindow: string;
  readonly front: string;
  readonly services: string;
  readonly hide: string;
  readonly hideOthers: string;
  readonly unhide: string;
  readonly help: string;
  readonly about: string;
  readonly crashed: string;
  readonly crashedDetail: string;
  readonly stuck: string;
  readonly stuckDetail: string;
  readonly wait: string;
  readonly reopen: string;
  readonly saveDiagnosis: string;
  /** Over a dialog that asks for the folder of several files. */
  readonly saveTogether: string;
  readonly notSaved: string;
  readonly notPrinted: string;
  readonly notPrintedDetail: string;
  readonly cannotStart: string;
  readonly unanswered: string;
  readonly unansweredDetail: string;
  readonly understood: string;
}

const ZH: MenuWords = {
  file: '文件',
  openArchive: '打开档案库…',
  recentArchives: '最近打开的档案库',
  noRecentArchives: '没有最近打开的档案库',
  clearRecent: '清除列表',
  archiveFiles: '览卷档案库',
  import: '导入原文…',
  exportNotes: '导出批注…',
  print: '打印…',
  saveAsPdf: '另存为 PDF…',
  settings: '设置',
  quit: '退出览卷',
  close: '关闭窗口',
  edit: '编辑',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  find: '检索',
  view: '查看',
  compare: '比较',
  annotations: '批注',
  zoomIn: '放大',
  zoomOut: '缩小',
  actualSize: '实际大小',
  fullScreen: '全屏',
  window: '窗口',
  minimize: '最小化',
  zoomWindow: '缩放',
  front: '前置全部窗口',
  services: '服务',
  hide: '隐藏览卷',
  hideOthers: '隐藏其他',
  unhide: '全部显示',
  help: '帮助',
  about: '关于览卷',
  crashed: '页面意外停止',
  crashedDetail: '批注已逐条保存，没有丢失。可以重新打开，或先保存一份不含任何内容的诊断文件。',
  stuck: '页面没有响应',
  stuckDetail: '可以再等一等，或重新打开页面。批注已逐条保存，没有丢失。',
  wait: '继续等待',
  reopen: '重新打开',
  saveDiagnosis: '保存诊断文件…',
  saveTogether: '选择保存这些文件的文件夹',
  notSaved: '没有保存成功',
  notPrinted: '没有打印',
  notPrintedDetail: '没有可用的打印机，或打印机没有接受。可以改用“文件 → 另存为 PDF…”。',
  cannotStart: '览卷无法启动',
  unanswered: '另一个览卷没有回应',
  unansweredDetail:
    '可能是它停住了，也可能是设置文件夹不能写入。本窗口照常打开；若批注提示被占用，请先关闭另一个览卷。',
  understood: '知道了',
};

const EN: MenuWords = {
  file: 'File',
  openArchive: 'Open Archive…',
  recentArchives: 'Recent Archives',
  noRecentArchives: 'No recent archives',
  clearRecent: 'Clear List',
  archiveFiles: 'Lanjuan archives',
  import: 'Import originals…',
  exportNotes: 'Export annotations…',
  print: 'Print…',
  saveAsPdf: 'Save as PDF…',
  settings: 'Settings',
  quit: 'Quit Lanjuan',
  close: 'Close Window',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  find: 'Search',
  view: 'View',
  compare: 'Compare',
  annotations: 'Annotations',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  actualSize: 'Actual Size',
  fullScreen: 'Full Screen',
  window: 'Window',
  minimize: 'Minimize',
  zoomWindow: 'Zoom',
  front: 'Bring All to Front',
  services: 'Services',
  hide: 'Hide Lanjuan',
  hideOthers: 'Hide Others',
  unhide: 'Show All',
  help: 'Help',
  about: 'About Lanjuan',
  crashed: 'The page stopped unexpectedly',
  crashedDetail:
    'Your notes were saved one by one; none is lost. Reopen, or first save a diagnostic file that names no content.',
  stuck: 'The page does not respond',
  stuckDetail: 'Wait a little longer, or reopen the page. Your notes were saved one by one; none is lost.',
  wait: 'Wait',
  reopen: 'Reopen',
  saveDiagnosis: 'Save Diagnostic File…',
  saveTogether: 'Choose a folder for these files',
  notSaved: 'Not saved',
  notPrinted: 'Nothing was printed',
  notPrintedDetail:
    'There is no printer, or it did not accept the pages. File → Save as PDF… works without one.',
  cannotStart: 'Lanjuan cannot start',
  unanswered: 'Another Lanjuan does not answer',
  unansweredDetail:
    'It may hang, or the folder of settings cannot be written to. This window opens all the same; if notes are said to be in use, close the other one first.',
  understood: 'OK',
};

/** `language` as the settings or the system name it: zh-CN, zh-TW, en, en-GB, de … */
export function menuWords(language: string): MenuWords {
  return language.toLowerCase().startsWith('zh') ? ZH : EN;
}
