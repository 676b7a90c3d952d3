import type { FieldType } from '../../data/contract/field-definition.ts';
import { bilingual } from './bilingual.ts';

const HINTS: Readonly<Record<'zh' | 'en', Readonly<Partial<Record<FieldType, string>>>>> = {
  zh: {
    lines: '多个以分号隔开',
    tags: '多个以分号隔开',
    byline: '如：记者：张三、李四；通讯员：王五',
    person: '如：张三（局长）',
    date: '如：20220315、2022年3月15日、2022',
    period: '如：2022、2022-H1、2022-Q3、2022-04、2021/2022',
  },
  en: {
    lines: 'Several are parted by semicolons',
    tags: 'Several are parted by semicolons',
    byline: 'As in 记者：张三、李四；通讯员：王五',
    person: 'As in 张三（局长）',
    date: 'As in 20220315, 2022-03-15, 2022',
    period: 'As in 2022, 2022-H1, 2022-Q3, 2022-04, 2021/2022',
  },
};

export const records = bilingual(
  {
    edit: '编辑著录',
    editNamed: (name: string) => `编辑“${name}”的著录`,
    formOf: (name: string) => `“${name}”的著录`,
    description: '内容著录',
    archival: '档案著录',
    save: '保存著录',
    cancel: '取消',
    saved: (name: string) => `已保存“${name}”的著录。`,
    nothing: '没有改动。',
    missing: '必著项，尚未填写',
    unreadable: '写法不合此项要求，不会保存',
    /** How the text of a field of this type is written; empty where there is nothing to say. */
    hint: (type: FieldType) => HINTS.zh[type] ?? '',
    stored: (text: string) => `原著录：${text}`,
    storedNone: '无',
    takeBack: '恢复原著录',
    takeBackNamed: (field: string) => `恢复“${field}”的原著录`,
    conflict: (field: string) => `“${field}”有两种改法，请选定一种：`,
    choose: (value: string, author: string) => (author === '' ? value : `${value}（${author}）`),
    asStored: '按原著录',
    history: (n: number) => `修改记录（${n}）`,
    change: (who: string, field: string, before: string, after: string) =>
      `${who} ${field}：${before} → ${after}`,
    nobody: '未署名',
    empty: '（空）',
    none: '（未定）',
    standard: (text: string) => `依据：${text}`,
    secondary: '据二手文本',
  },
  {
    edit: 'Edit record',
    editNamed: (name: string) => `Edit the record of “${name}”`,
    formOf: (name: string) => `Record of “${name}”`,
    description: 'Description',
    archival: 'Archival fields',
    save: 'Save record',
    cancel: 'Cancel',
    saved: (name: string) => `Saved the record of “${name}”.`,
    nothing: 'Nothing was changed.',
    missing: 'Required and not filled in',
    unreadable: 'Not of the form of this field; it will not be saved',
    /** How the text of a field of this type is written; empty where there is nothing to say. */
    hint: (type: FieldType) => HINTS.en[type] ?? '',
    stored: (text: string) => `In the archive: ${text}`,
    storedNone: 'none',
    takeBack: 'As in the archive',
    takeBackNamed: (field: string) => `${field} as in the archive`,
    conflict: (field: string) => `${field} was changed in two ways; choose one:`,
    choose: (value: string, author: string) => (author === '' ? value : `${value} (${author})`),
    asStored: 'As in the archive',
    history: (n: number) => `Changes (${n})`,
    change: (who: string, field: string, before: string, after: string) =>
      `${who} ${field}: ${before} → ${after}`,
    nobody: 'Unsigned',
    empty: '(empty)',
    none: '(not set)',
    standard: (text: string) => `After ${text}`,
    secondary: 'from a secondary copy',
  },
);
