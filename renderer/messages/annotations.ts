import { bilingual } from './bilingual.ts';

export const annotations = bilingual({}, {});
