import { bilingual } from './bilingual.ts';

export const programmes = bilingual({}, {});
