/** The notebook as a whole, and what is kept in it beside notes. */
import * as v from 'valibot';
import { ENTRY_KINDS } from './annotation-model.ts';
import { clippedPlace, clippingContent, clippingLine } from './clipping-entry.ts';
import { LONGEST_BODY, LONGEST_DRAFT } from './note-limits.ts';
import { name, contentBase64, annotationIds, nothing } from './request-fields.ts';
import { changes, ENTRY_THINGS, NOTEBOOK_THINGS, reads } from './touches.ts';

export const NOTEBOOK_REQUESTS = {
  /** The exchange package: one file with everything that travels, or with the annotations named. */
  'notebook.pack': reads(v.strictObject({ annotationIds }), ...NOTEBOOK_THINGS),
  'notebook.previewMerge': reads(v.strictObject({ contentBase64 }), ...NOTEBOOK_THINGS),
  'notebook.merge': changes(v.strictObject({ contentBase64 }), 'backups', ...NOTEBOOK_THINGS),
  'notebook.undoState': reads(nothing, ...NOTEBOOK_THINGS),
  /** `actionId`: that action and no other; conflict where it is not the next one, and nothing is done. */
  'notebook.undo': changes(v.strictObject({ actionId: v.optional(name) }), ...NOTEBOOK_THINGS),
  'notebook.redo': changes(nothing, ...NOTEBOOK_THINGS),
  'notebook.entries': reads(v.strictObject({ kind: v.picklist(ENTRY_KINDS) }), ...ENTRY_THINGS),
  'notebook.saveEntry': changes(
    v.strictObject({
      kind: v.picklist(ENTRY_KINDS),
      key: name,
      value: v.pipe(v.string(), v.maxLength(LONGEST_BODY)),
    }),
    ...ENTRY_THINGS,
  ),
  'notebook.removeEntry': changes(
    v.strictObject({ kind: v.picklist(ENTRY_KINDS), key: name }),
    ...ENTRY_THINGS,
  ),
  /** In the person's order. */
  'notebook.clippings': reads(nothing, 'clippings', 'texts'),
  /** At the end of the 材料夹; `place` is null for what is bound to no words. */
  'notebook.clip': changes(
    v.strictObject({ content: clippingContent, place: v.nullable(clippedPlace) }),
    'clippings',
  ),
  /** `before`: the clipping that it is to stand before, null for the end; left out: where it stands. */
  'notebook.changeClipping': changes(
    v.strictObject({
      clippingId: name,
      line: v.optional(clippingLine),
      before: v.optional(v.nullable(name)),
    }),
    'clippings',
  ),
  'notebook.removeClippings': changes(
    v.strictObject({ clippingIds: v.pipe(v.array(name), v.minLength(1), v.maxLength(10_000)) }),
    'clippings',
  ),
  'notebook.drafts': reads(nothing, 'drafts'),
  /** An empty value removes the draft. */
  'notebook.saveDraft': changes(
    v.strictObject({ key: name, value: v.pipe(v.string(), v.maxLength(LONGEST_DRAFT)) }),
    'drafts',
  ),
  'notebook.backups': reads(nothing, 'backups'),
  'notebook.backUp': changes(nothing, 'backups'),
  'notebook.previewRestore': reads(v.strictObject({ name }), 'backups', ...NOTEBOOK_THINGS),
  'notebook.restore': changes(v.strictObject({ name }), 'backups', ...NOTEBOOK_THINGS),
  /** Reads everything; seconds for a very large notebook. */
  'notebook.check': reads(nothing, ...NOTEBOOK_THINGS),
  'notebook.identity': reads(nothing, 'preferences'),
  /** A new device id: for a notebook that was copied to a second machine. */
  'notebook.renewDevice': changes(nothing, 'preferences'),

  'preferences.read': reads(nothing, 'preferences'),
  'preferences.write': changes(
    v.strictObject({ key: name, value: v.pipe(v.string(), v.maxLength(10_000)) }),
    'preferences',
  ),
} as const;
