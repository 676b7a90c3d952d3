import type { Annotation } from '../../data/contract/annotation-model.ts';
import type { Report } from '../../data/contract/model.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { NoteOnWords, PaperNotes } from '../shared/note-on-words.ts';
import { stateOf } from './note-target.ts';
import { noteTime } from './note-time.ts';
import { inReadingOrder } from './reading-order.ts';

/**
 * The notes of an open text as a paper holds them, in reading order, with the answers to each. One that has lost its words
 * here, or stands on no words, is told besides.
 */
export function notesOnPaper(notes: readonly Annotation[], report: Report, say: Messages): PaperNotes {
  const answers = Map.groupBy(notes, (note) => note.replyTo);
  const tops = notes.filter((note) => note.replyTo === null);
  const onWords: NoteOnWords[] = [];
  const besides: (readonly string[])[] = [];
  for (const note of inReadingOrder(tops, report)) {
    const own = linesOf(note, say);
    const lines = [...own, ...(answers.get(note.annotationId) ?? []).flatMap((one) => linesOf(one, say))];
    const places = note.targets.flatMap((target) =>
      target.kind === 'range' && target.edition === report.edition && target.place ? [target.place] : [],
    );
    const [place] = places;
    if (place) onWords.push({ passageId: place.passageId, start: place.start, end: place.end, lines });
    else besides.push(lines);
  }
  return { onWords, besides };
}

function linesOf(note: Annotation, say: Messages): readonly string[] {
  const state = stateOf(note);
  const head = [
    note.author || say.annotations.unsigned,
    noteTime(note.modified, say.locale),
    ...(note.replyTo === null ? [say.noteKinds[note.kind]] : []),
    ...(state === 'exact' || note.replyTo !== null ? [] : [say.anchorStates[state]]),
    ...note.tags.map((tag) => `#${tag}`),
  ].join(' ');
  const replacement =
    note.replacement === null ? [] : [`${say.annotations.correctionTo} ${note.replacement}`];
  const body = note.body.split(/\n+/u).filter((line) => line.trim() !== '');
  const [first = '', ...others] = [...body, ...replacement];
  return [[head, first].filter((part) => part !== '').join('：'), ...others];
}
