import { expect } from 'vitest';
import type { Annotation, LostParts } from '../../contract/annotation-model.ts';
import type { Notebook } from '../notebook.ts';

/** Takes in a file of notes of which none may be refused: what is lost of it, and all notes that are here then. */
export function importInto(
  notebook: Notebook,
  value: unknown,
): { readonly losses: readonly LostParts[]; readonly notes: readonly Annotation[] } {
  const { refused, losses } = notebook.importJsonLd(JSON.stringify(value));
  expect(refused).toEqual([]);
  return { losses, notes: notebook.annotations.list({ deleted: false }) };
}

/** A note by itself: what it has become, and what is lost of it. */
export function importAlone(
  notebook: Notebook,
  value: unknown,
): { readonly note: Annotation; readonly lost: readonly string[] } {
  const { losses, notes } = importInto(notebook, [value]);
  expect(notes).toHaveLength(1);
  return { note: notes[0]!, lost: losses.flatMap(({ lost }) => lost) };
}
