import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  LONGEST_BODY,
  LONGEST_KEY,
  LONGEST_PERSON,
  LONGEST_QUOTE,
  LONGEST_REPLACEMENT,
  LONGEST_TAG,
  MOST_TAGS,
  MOST_TARGETS,
} from './note-limits.ts';
import { REQUESTS } from './requests.ts';

const id = '甲'.repeat(LONGEST_KEY);
const target = {
  ...{ kind: 'range', reportId: id, edition: 'original', passageId: id, start: 0, end: LONGEST_QUOTE },
  ...{ quote: '"'.repeat(LONGEST_QUOTE), textHash: id },
};
/** As long as a note can be, of characters that JSON writes as two. */
const fields = {
  targets: Array.from({ length: MOST_TARGETS }, () => target),
  ...{ kind: 'correction', colour: 'yellow', assignee: '"'.repeat(LONGEST_PERSON) },
  tags: Array.from({ length: MOST_TAGS }, () => '"'.repeat(LONGEST_TAG)),
  body: '\n'.repeat(LONGEST_BODY),
  replacement: '\n'.repeat(LONGEST_REPLACEMENT),
};

describe('the draft of a note', () => {
  it('is kept whole at its longest, with all of what its editor was opened on', () => {
    const value = JSON.stringify({ key: id, annotationId: id, reportId: id, ...fields, opened: fields });
    const { success } = v.safeParse(REQUESTS['notebook.saveDraft'], { key: 'note:1', value });
    expect(success).toBe(true);
  });
});
