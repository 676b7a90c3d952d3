import { bilingual } from './bilingual.ts';

export const indicators = bilingual({}, {});
