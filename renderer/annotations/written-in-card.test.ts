import { describe, expect, it } from 'vitest';
import type { AnnotationId } from '../../data/contract/annotation-model.ts';
import { sampleNote } from './testing/sample-notes.ts';
import { isInCard } from './written-in-card.ts';

const [note, answer] = ['note' as AnnotationId, 'answer' as AnnotationId];
const shown = [sampleNote(note)];
const none = (): [] => [];
const answered = () => [sampleNote(answer, { replyTo: note })];

describe('the editor of a draft', () => {
  it('is in the card of its note, or among the answers of the note that it answers', () => {
    expect(isInCard({ card: note, replyTo: null }, shown, none)).toBe(true);
    expect(isInCard({ card: null, replyTo: note }, shown, none)).toBe(true);
    expect(isInCard({ card: answer, replyTo: note }, shown, answered)).toBe(true);
  });

  it('stands apart where that is not shown: a new note, one in the trash, one of another report', () => {
    expect(isInCard({ card: null, replyTo: null }, shown, none)).toBe(false);
    expect(isInCard({ card: note, replyTo: null }, [], none)).toBe(false);
    expect(isInCard({ card: null, replyTo: note }, [], none)).toBe(false);
    expect(isInCard({ card: answer, replyTo: note }, shown, none)).toBe(false);
  });

  it('is in the card of an answer that is shown by itself, as the trash shows it', () => {
    expect(isInCard({ card: answer, replyTo: note }, answered(), none)).toBe(true);
  });
});
