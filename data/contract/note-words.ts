import type { AnchorState, AnnotationKind, Colour } from './annotation-model.ts';

/** The closed words of notes as the field calls them: shown in the interface and printed in exported files. */
export const NOTE_KIND_NAMES = {
  highlight: '标亮',
  underline: '划线',
  comment: '评注',
  question: '疑问',
  correction: '更正',
  link: '关联',
  todo: '待办',
  verified: '已核',
} as const satisfies Record<AnnotationKind, string>;

export const COLOUR_NAMES = {
  yellow: '黄',
  green: '绿',
  blue: '蓝',
  pink: '粉',
  violet: '紫',
} as const satisfies Record<Colour, string>;

export const ANCHOR_STATE_NAMES = {
  exact: '位置准确',
  shifted: '已随原句移动',
  doubtful: '位置存疑',
  orphan: '原句已不在',
} as const satisfies Record<AnchorState, string>;
