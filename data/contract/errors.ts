/** Every way in which a request can fail that a person can do something about. Anything else is `internal`. */
export const ERROR_CODES = [
  'bad_request',
  'unknown_method',
  'not_found',
  'conflict',
  'in_trash',
  'forbidden',
  'file_empty',
  'file_no_papers',
  'file_binary',
  'file_too_large',
  'file_text_too_long',
  'file_encoding',
  'file_unreadable',
  'file_format',
  'file_no_text',
  'file_old_format',
  'file_password',
  'file_protected',
  'file_garbled',
  'file_too_slow',
  'no_program',
  'archive_missing',
  'archive_damaged',
  'archive_foreign',
  'archive_altered',
  'archive_from_future',
  'index_damaged',
  'library_busy',
  'notebook_missing',
  'notebook_damaged',
  'notebook_from_future',
  'notebook_locked',
  'notebook_recovered',
  'read_only',
  'disk_full',
  'cancelled',
  'unreachable',
  'timed_out',
  'closing',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An expected failure. `detail` names the thing and the value, in English, for logs and the command line. */
export class ArchiveError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'ArchiveError';
    this.code = code;
  }
}

/** The sentence that a person reads, in both languages. */
export const ERROR_SENTENCES: Readonly<Record<ErrorCode, { readonly zh: string; readonly en: string }>> = {
  bad_request: {
    zh: '填写的内容不符合要求，没有处理。请检查后再试。',
    en: 'What was entered is not of the expected form; nothing was done. Look it over and try again.',
  },
  unknown_method: {
    zh: '没有这项功能。请重新打开程序，必要时升级。',
    en: 'There is no such function. Open the program again, or update it.',
  },
  not_found: {
    zh: '没有找到所指的内容，可能已被移走。请从目录或检索重新打开。',
    en: 'What was asked for is not there; it may have been moved away. Open it from the catalogue or by a search.',
  },
  conflict: {
    zh: '内容在别处已改动，这次没有保存。请看过现在的内容，再改一次。',
    en: 'It has been changed elsewhere; nothing was saved. Look at it as it is now, then change it again.',
  },
  in_trash: {
    zh: '批注已移入回收站，这次没有保存。请先恢复，再保存。',
    en: 'The note lies in the trash; nothing was saved. Restore it, then save again.',
  },
  forbidden: {
    zh: '这个地址无权访问本程序。请用程序启动时给出的地址打开。',
    en: 'This address may not use the program. Open the address that the program gave when it started.',
  },
  file_empty: {
    zh: '文件是空的。请换一份有内容的再导入。',
    en: 'The file is empty. Import a copy that holds something.',
  },
  file_no_papers: {
    zh: '这个归档包里没有原件，没有可导入的文件。其中的著录与批注，请在“著录”页用“读回…”读入。',
    en: 'This bag holds no originals to be imported. Take its records and notes by “Read back…” on the page Records.',
  },
  file_binary: {
    zh: '这不是文字材料（图片、压缩包、程序等）。请导入报告的文字版本。',
    en: 'This is no text but a picture, a packed file, a program or the like. Import the text of the report.',
  },
  file_too_large: {
    zh: '文件太大，超过了可导入的上限。请拆分，或另存为只含文字的版本再导入。',
    en: 'The file is larger than can be imported. Split it, or save a version with its text alone and import that.',
  },
  file_text_too_long: {
    zh: '文件里的文字比任何一份报告都长，没有导入。请拆成单篇再导入。',
    en: 'The file holds more text than any report. It was not imported; split it into single reports.',
  },
  file_encoding: {
    zh: '无法确定文件的文字编码。请在导入预览里选定编码，或另存为 UTF-8 再导入。',
    en: 'The encoding of its characters cannot be made out. Choose it in the import preview, or save the file as UTF-8.',
  },
  file_unreadable: {
    zh: '文件已损坏或不完整，无法读取。请重新下载，或用原来的软件打开后另存一份再导入。',
    en: 'The file is damaged or not whole. Download it again, or open it in its own program, save a copy and import that.',
  },
  file_format: {
    zh: '不能读取这种文件。请另存为 docx、pdf、html 或 txt（邮件另存为 eml）再导入；zip 以外的压缩包请先解压。',
    en: 'This kind of file is not read. Save it as docx, pdf, html or txt (a letter as eml); unpack a packed file other than zip first.',
  },
  file_no_text: {
    zh: '文件里没有文字，可能是扫描件。请先做文字识别，或导入有文字的版本。',
    en: 'The file holds no text; it may be a scan. Have its text recognised first, or import a version with text.',
  },
  file_old_format: {
    zh: '这是旧版办公软件的文件（如 xls、ppt、et）。请打开后另存为 xlsx 或 docx 再导入。',
    en: 'This is a file of an old office program (xls, ppt, et). Open it, save it as xlsx or docx and import that.',
  },
  file_password: {
    zh: '文件有密码。请用密码打开后另存为不加密的文件再导入。',
    en: 'The file is locked by a password. Open it with the password, save a copy without one and import that.',
  },
  file_protected: {
    zh: '文件加了密，只有发布者指定的软件能打开。请向发布单位要一份不加密的，或改用其他版本（如 docx、pdf）。',
    en: 'The file is protected: only certain programs may open it. Ask its publisher for one that is not, or use another version (docx, pdf).',
  },
  file_garbled: {
    zh: '文件里的文字是乱码（字体没有可用的字符对照表）。请改用其他版本，或先做文字识别。',
    en: 'The text in the file is gibberish: its fonts have no useful map of characters. Use another version, or have its text recognised.',
  },
  file_too_slow: {
    zh: '读取用时过长，已停止。可以多给些时间再读一次；仍不行，请先拆分，或另存后再导入。',
    en: 'Reading took too long and was stopped. Read it again with more time; if that fails too, split the file, or save a copy and import that.',
  },
  no_program: {
    zh: '系统里没有打开这种文件的程序，或它没有接受。请用“原件另存…”存出，再选一个程序打开。',
    en: 'The system has no program for this kind of file, or it refused. Save the source and choose a program for it.',
  },
  archive_missing: {
    zh: '找不到档案库文件。请重新安装，或指定另一个档案库。',
    en: 'The archive file is missing. Install again or choose another archive.',
  },
  archive_damaged: {
    zh: '档案库文件已损坏，无法打开。请用安装包里的文件替换它。',
    en: 'The archive file is damaged. Replace it with the one from the installer.',
  },
  archive_foreign: {
    zh: '这个文件不是本程序写出的档案库，或已被人改动，没有打开。其他档案库照常使用。',
    en: 'This file is not an archive as the program writes them, or somebody has altered it. It was not opened; the other archives are used as before.',
  },
  archive_from_future: {
    zh: '档案库来自更新版本的程序，请先升级本程序。',
    en: 'The archive was made by a newer version; update the program first.',
  },
  archive_altered: {
    zh: '档案库的内容与登记的校验值不一致，请到“馆藏”页查看详情。',
    en: 'The archive is not what its checksums say; look under Holdings, which tells more.',
  },
  index_damaged: {
    zh: '检索索引已损坏，正在自行重建；其间检索较慢但不漏。',
    en: 'The search index is damaged and is being made anew; until then searches are slower and miss nothing.',
  },
  library_busy: {
    zh: '另一个窗口或命令正在向馆藏导入，请稍后再试。',
    en: 'Another window or command is importing into the holdings; try again in a moment.',
  },
  notebook_missing: {
    zh: '找不到批注本文件。请到“馆藏”页从备份恢复，或重新打开程序新建一本。',
    en: 'The notebook file is missing. Restore it from a backup under Holdings, or open the program again for a new one.',
  },
  notebook_damaged: {
    zh: '批注本文件已损坏。原文件已保留，可从备份恢复。',
    en: 'The notebook is damaged. It has been kept; restore it from a backup.',
  },
  notebook_from_future: {
    zh: '批注本来自更新版本的程序，请先升级本程序。',
    en: 'The notebook was made by a newer version; update the program first.',
  },
  notebook_locked: {
    zh: '另一个窗口正在使用批注本，请先关闭它。',
    en: 'Another window is using the notebook; close it first.',
  },
  notebook_recovered: {
    zh: '批注本已从日志或备份恢复，请检查最近的批注。',
    en: 'The notebook was recovered from its journal or a backup; check your latest notes.',
  },
  read_only: {
    zh: '所在文件夹不可写，无法保存。请检查文件夹的权限，或把数据放到别处。',
    en: 'The folder cannot be written to; nothing was saved. Look at its permissions, or keep the data elsewhere.',
  },
  disk_full: {
    zh: '磁盘已满，没有保存。请腾出空间后再试。',
    en: 'The disk is full; nothing was saved. Make room and try again.',
  },
  cancelled: { zh: '已取消，可以重新开始。', en: 'Cancelled; it can be begun again.' },
  timed_out: {
    zh: '这项操作一直没有完成，已中止，档案库已重新启动。已保存的内容不受影响，请再试一次。',
    en: 'This took too long and was ended; the library was started again. What was saved is not affected; try again.',
  },
  closing: {
    zh: '程序正在关闭，不再接受新的操作。请稍后重新打开。',
    en: 'The program is being closed and takes nothing new. Open it again in a moment.',
  },
  unreachable: {
    zh: '与档案库的连接已断开。请确认程序仍在运行，再试一次。',
    en: 'The connection to the archive was lost. See that the program is still running, then try again.',
  },
  internal: {
    zh: '程序内部出错，已记入日志。请再试一次；若仍如此，请重新打开程序。',
    en: 'Something went wrong inside; it was logged. Try again; if it stays so, open the program again.',
  },
};
