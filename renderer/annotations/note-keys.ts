import type { Annotation } from '../../data/contract/annotation-model.ts';
import type { AnnotationsState } from './annotations.svelte.ts';

export interface NoteKeyActions {
  readonly open: (annotation: Annotation) => void;
  /** Ticks the note; left out where there is nothing to tick. */
  readonly toggle?: ((annotation: Annotation, isRange: boolean) => void) | undefined;
}

/**
 * Keys of a list of notes: J and K (or the arrows) walk, Enter opens the place, X ticks, E edits, R answers, D settles
 * or reopens, C takes a correction or takes it back, Delete puts into the trash. True where the key was taken.
 */
export function noteKey(
  event: KeyboardEvent,
  notes: AnnotationsState,
  shown: readonly Annotation[],
  actions: NoteKeyActions,
): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event)) return false;
  const at = shown.findIndex((one) => one.annotationId === notes.selected);
  const step = STEPS[event.key];
  if (step !== undefined) {
    const next = shown[Math.max(0, Math.min(at === -1 ? 0 : at + step, shown.length - 1))];
    if (next) notes.select(next.annotationId);
    return next !== undefined;
  }
  const note = shown[at];
  if (!note) return false;
  return act(event, notes, note, actions);
}

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

function act(
  event: KeyboardEvent,
  notes: AnnotationsState,
  note: Annotation,
  actions: NoteKeyActions,
): boolean {
  const { changes } = notes;
  if (event.key === 'Enter') actions.open(note);
  else if (event.key.toLowerCase() === 'x' && actions.toggle) actions.toggle(note, event.shiftKey);
  else if (note.deleted) return false;
  else if (event.key === 'e') notes.edit(note);
  else if (event.key === 'r') notes.reply(note);
  else if (event.key === 'd')
    void changes.change(note, { status: note.status === 'open' ? 'resolved' : 'open' });
  else if (event.key === 'c' && note.kind === 'correction')
    void changes.change(note, { accepted: !note.accepted });
  else if (event.key === 'Delete') void changes.remove(note);
  else return false;
  return true;
}

/** In a field letters are letters, and a button that has the focus has its own Enter and arrows. */
function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input:not([type=checkbox]), textarea, select, summary') !== null) return true;
  return key === 'Enter' && target.closest('button, a') !== null;
}
