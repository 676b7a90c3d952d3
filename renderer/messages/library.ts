import { bilingual } from './bilingual.ts';

export const library = bilingual({}, {});
