import { bilingual } from './bilingual.ts';

export const compare = bilingual({}, {});
