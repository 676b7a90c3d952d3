import { bilingual } from './bilingual.ts';

/** The keys, and what the words of the program mean. Keys are names of keys and the same in both languages. */
export const help = bilingual(
  {
    name: '帮助',
    keys: '按键',
    guide: '说明',
    close: '关闭',
    focusSearch: '到检索框',
    openPalette: '命令面板：转到任何报告、专项或命令',
    nextHit: '下一处、上一处命中，走遍各篇报告',
    nextReport: '下一篇、上一篇有命中的报告',
    back: '后退、前进，回到原来的位置',
    panes: '收起或展开左侧、右侧',
    textSize: '正文小一号、大一号',
    scroll: '翻页、到篇首、到篇尾',
    sentence: '选下一句、上一句',
    extend: '选区多一词、少一词',
    annotate: '选中后：写批注；1 至 5 标记颜色；U 划线',
    undo: '撤销、重做批注本里的上一步',
    escape: '关闭最上面的一层；不删已输入的文字',
    notes: '批注列表：上下移动，E 修改，R 回复，D 解决，Delete 删除（可撤销）',
    copyCited: '复制选中的文字或正看的数据，并附出处',
    clippings: '选中的放进材料夹；打开、收起材料夹',
    thisHelp: '本页',
    editions: '版本',
    editionsHelp:
      '提要由本项目撰写，载报告的事实与数据；原文是导入的报告全文；修复前是未作任何改动的文字。检索、上下文、词频和专项在有原文时只计原文，可另选计入提要。',
    grades: '可比程度',
    gradesHelp: 'A：各年口径相同，可以相减；B：口径有出入，理由写在旁边，相减时须留意；C：口径不同，不相减。',
    silences: '未提及与缺年',
    silencesHelp:
      '“未提及”表示那一年的报告没有这项数字，不等于零。缺年的指标，增减只在给出数字的两年之间计算。',
    states: '批注的状态',
    statesHelp:
      '原文换了版本，批注会自行找到原来的句子；找不准的列在“待查看”，找不到的仍留在批注本里，不会丢失。',
    records: '待著录',
    recordsHelp: '读不准的机关、年度或文种不会猜，列为待著录，由人补上。',
  },
  {
    name: 'Help',
    keys: 'Keys',
    guide: 'What the words mean',
    close: 'Close',
    focusSearch: 'To the search field',
    openPalette: 'Command palette: any report, programme or command',
    nextHit: 'Next and previous hit, through all reports',
    nextReport: 'Next and previous report with a hit',
    back: 'Back and forward, to the place where you were',
    panes: 'Fold or unfold the left side, the right side',
    textSize: 'Smaller and larger text',
    scroll: 'Page, beginning, end',
    sentence: 'Select the next, the previous sentence',
    extend: 'One word more, one word less',
    annotate: 'With a selection: write a note; 1 to 5 mark in a colour; U underlines',
    undo: 'Undo and redo the last step in the notebook',
    escape: 'Closes the topmost thing; deletes nothing that was typed',
    notes: 'List of notes: up and down, E edits, R replies, D resolves, Delete deletes (can be undone)',
    copyCited: 'Copy the selection, or the figure at hand, with its source',
    clippings: 'Put the selection into the clippings; open or close the clippings',
    thisHelp: 'This page',
    editions: 'Editions',
    editionsHelp:
      'A digest was written for this project and holds the facts and figures of a report; an original is the text that was imported; before repair is its text without any change. Searches, contexts, frequencies and programmes count only the original where there is one; digests can be counted too.',
    grades: 'Grades',
    gradesHelp:
      'A: the same definition in all years, figures can be subtracted. B: definitions differ a little, the reason stands beside it. C: different definitions, nothing is subtracted.',
    silences: 'Not given, missing years',
    silencesHelp:
      'Not given means that the report of that year has no such figure; it is not zero. Changes are computed only between years that give one.',
    states: 'States of notes',
    statesHelp:
      'When a text gets a new version, notes find their sentence again; those that are unsure are listed to be looked at, and those without a place stay in the notebook. None is lost.',
    records: 'To be described',
    recordsHelp:
      'An agency, year or genre that cannot be read for certain is not guessed; it is listed for a person to fill in.',
  },
);
