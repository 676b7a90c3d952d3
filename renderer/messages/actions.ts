import { bilingual } from './bilingual.ts';

/** The notebook's words for its actions that have a name of their own here. */
export const NAMED_ACTIONS = [
  'annotation.create',
  'annotation.update',
  'annotation.remove',
  'annotation.restore',
  'annotation.bulk',
  'annotation.confirm',
  'annotation.import',
  'backup.restore',
  'merge',
  'search.save',
  'search.remove',
  'indicator.save',
  'indicator.remove',
  'alignment.save',
  'alignment.remove',
  'term.save',
  'term.remove',
] as const;

type Named = (typeof NAMED_ACTIONS)[number] | 'other';

/** What was undone or done again. */
export const actions = bilingual(
  {
    'annotation.create': '新写的批注',
    'annotation.update': '批注的修改',
    'annotation.remove': '批注的删除',
    'annotation.restore': '批注的找回',
    'annotation.bulk': '多条批注的处理',
    'annotation.confirm': '批注位置的确认',
    'annotation.import': '批注的导入',
    'backup.restore': '备份的恢复',
    merge: '交换包的合并',
    'search.save': '检索的保存',
    'search.remove': '检索的删除',
    'indicator.save': '数据的核对',
    'indicator.remove': '数据核对的取消',
    'alignment.save': '对照的改动',
    'alignment.remove': '对照改动的取消',
    'term.save': '用语的保存',
    'term.remove': '用语的删除',
    other: '上一步',
  } satisfies Record<Named, string>,
  {
    'annotation.create': 'a new note',
    'annotation.update': 'a change of a note',
    'annotation.remove': 'the deletion of a note',
    'annotation.restore': 'the return of a note',
    'annotation.bulk': 'a change of many notes',
    'annotation.confirm': 'places confirmed',
    'annotation.import': 'an import of notes',
    'backup.restore': 'the return to a backup',
    merge: 'the merge of a package',
    'search.save': 'a search saved',
    'search.remove': 'a search removed',
    'indicator.save': 'a verdict on a figure',
    'indicator.remove': 'a verdict taken back',
    'alignment.save': 'a change of a comparison',
    'alignment.remove': 'a change of a comparison taken back',
    'term.save': 'a term saved',
    'term.remove': 'a term removed',
    other: 'the last step',
  },
);
