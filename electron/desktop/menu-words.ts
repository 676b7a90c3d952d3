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
  readonly help: string;
  readonly about: string;
  readonly crashed: string;
  readonly crashedDetail: string;
  readonly stuck: string;
  readonly stuckDetail: string;
  readonly wait: string;
  readonly reopen: string;
  readonly saveDiagnosis: string;
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
  help: '帮助',
  about: '关于览卷',
  crashed: '页面意外停止',
  crashedDetail: '批注已逐条保存，没有丢失。可以重新打开，或先保存一份不含任何内容的诊断文件。',
  stuck: '页面没有响应',
  stuckDetail: '可以再等一等，或重新打开页面。批注已逐条保存，没有丢失。',
  wait: '继续等待',
  reopen: '重新打开',
  saveDiagnosis: '保存诊断文件…',
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
};

/** `language` as the settings or the system name it: zh-CN, zh-TW, en, en-GB, de … */
export function menuWords(language: string): MenuWords {
  return language.toLowerCase().startsWith('zh') ? ZH : EN;
}
