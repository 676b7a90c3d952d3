import { describe, expect, it } from 'vitest';
import { noteInWords, QUERY_NOTES } from './query-notes.ts';

describe('why a stretch of a query was not used', () => {
  it('is a sentence in both languages for every code, also for one that is new', () => {
    for (const code of [...Object.keys(QUERY_NOTES), 'something-new', 'constructor']) {
      expect(noteInWords(code, 'zh')).toMatch(/\p{Script=Han}/u);
      expect(noteInWords(code, 'en')).toMatch(/[a-z]/);
    }
  });
});
