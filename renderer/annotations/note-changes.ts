import type {
  Annotation,
  AnnotationChange,
  AnnotationId,
  ExportedFile,
  PlacedTarget,
} from '../../data/contract/annotation-model.ts';
import type { ArchiveClient } from '../../data/contract/api.ts';
import { ArchiveError, ERROR_SENTENCES } from '../../data/contract/errors.ts';
import type { Request } from '../../data/contract/requests.ts';
import { NAMED_ACTIONS } from '../messages/actions.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import { LAST_STEP, type Notices } from '../shared/notices.svelte.ts';
import { tellLastStep } from '../shared/tell-step.ts';
import type { ExchangeOutcome } from './exchange.svelte.ts';
import { asSent } from './note-target.ts';

/** What is told when something has been done. */
export interface ChangeListener {
  /** A note as the notebook has it now. */
  put(annotation: Annotation): void;
  select(annotationId: AnnotationId | null): void;
  /** Somebody else has changed what the person sees: it is asked for once more. */
  reload(): Promise<void>;
}

/** The word by which the notebook knows an action, where there is one for it. */
function actionOf(label: string): keyof Messages['actions'] {
  const known: readonly string[] = NAMED_ACTIONS;
  // What is in the list is one of its words.
  return known.includes(label) ? (label as (typeof NAMED_ACTIONS)[number]) : 'other';
}

type Fields = Omit<Request<'annotations.update'>, 'annotationId' | 'revision'>;

/** Everything that is done to notes that are there. What goes wrong is said in a notice; what goes away can come back. */
export class NoteChanges {
  readonly #client: ArchiveClient;
  /** For changes of single notes, whose replies the listener takes over. */
  readonly #sparing: ArchiveClient;
  readonly #messages: Messages;
  readonly #notices: Notices;
  readonly #listener: ChangeListener;

  constructor(
    client: ArchiveClient,
    sparing: ArchiveClient,
    messages: Messages,
    notices: Notices,
    listener: ChangeListener,
  ) {
    this.#client = client;
    this.#sparing = sparing;
    this.#messages = messages;
    this.#notices = notices;
    this.#listener = listener;
  }

  /** Something else was done: a notice that offers to undo the last step would undo that. */
  done(): void {
    this.#notices.dismissAbout(LAST_STEP);
  }

  async create(request: Request<'annotations.create'>): Promise<void> {
    await this.attempt(async () => {
      const annotation = await this.#sparing.call('annotations.create', request);
      this.#listener.put(annotation);
      this.#listener.select(annotation.annotationId);
    });
  }

  async change({ annotationId, revision }: Annotation, fields: Fields): Promise<void> {
    await this.attempt(async () => {
      this.#listener.put(
        await this.#sparing.call('annotations.update', { annotationId, revision, ...fields }),
      );
    });
  }

  async remove({ annotationId }: Annotation): Promise<void> {
    await this.attempt(async () => {
      this.#listener.put(await this.#sparing.call('annotations.remove', { annotationId }));
      const action = { label: this.#messages.app.undo, run: () => void this.restore(annotationId) };
      this.#notices.show(this.#messages.annotations.removed, { action });
    });
  }

  async restore(annotationId: AnnotationId): Promise<void> {
    await this.attempt(async () => {
      this.#listener.put(await this.#sparing.call('annotations.restore', { annotationId }));
      this.#listener.select(annotationId);
    });
  }

  /** Tags, state or trash of many at once. */
  async bulk(request: Request<'annotations.bulk'>): Promise<void> {
    await this.attempt(async () => {
      const changed = await this.#client.call('annotations.bulk', request);
      await this.tellStep(this.#messages.annotations.changedMany(changed.length));
    });
  }

  /** They stand where they are found now: one step of undo for all of them. */
  async confirm(annotationIds: readonly AnnotationId[]): Promise<void> {
    await this.attempt(async () => {
      const changed = await this.#client.call('annotations.confirm', { annotationIds: [...annotationIds] });
      await this.tellStep(this.#messages.annotations.changedMany(changed.length));
    });
  }

  /** A file of the notes named; null where it could not be made, which a notice says. */
  async exportFile(request: Request<'annotations.exportFile'>): Promise<ExportedFile | null> {
    let file: ExportedFile | null = null;
    await this.attempt(async () => {
      file = await this.#client.call('annotations.exportFile', request);
    });
    return file;
  }

  /** A package was merged: one undo takes it back. */
  tellMerged(count: number): Promise<void> {
    return this.tellStep(this.#messages.exchange.mergedNow(count));
  }

  /** One undo takes all of them back; where nothing was added, what lies in the trash can be had back. */
  async tellImported({ added, known, inTrash, refused }: ExchangeOutcome): Promise<void> {
    const { annotations, exchange } = this.#messages;
    const text = exchange.imported(added, known, inTrash.length, refused.length);
    if (added > 0) return this.tellStep(text);
    const restore = {
      label: annotations.restore,
      run: () => void this.bulk({ annotationIds: [...inTrash], deleted: false }),
    };
    this.#notices.show(text, { action: inTrash.length > 0 ? restore : null, about: LAST_STEP });
  }

  /**
   * Takes back the last action of the notebook, also one of an earlier day, or does it again. `actionId`: that action
   * and no other, which is said where another window has done something since.
   */
  async turn(direction: 'undo' | 'redo', actionId?: string): Promise<void> {
    await this.attempt(async () => {
      const say = this.#messages.annotations;
      const pending = (await this.#client.call('notebook.undoState', {}))[direction];
      if (!pending) return this.#notices.show(direction === 'undo' ? say.nothingToUndo : say.nothingToRedo);
      const what = this.#messages.actions[actionOf(pending.label)];
      if (actionId !== undefined && pending.actionId !== actionId)
        return this.#notices.show(say.notTheLast(what));
      if (direction === 'undo') await this.#client.call('notebook.undo', { actionId: pending.actionId });
      else await this.#client.call('notebook.redo', {});
      this.#notices.show(direction === 'undo' ? say.undone(what) : say.redone(what), { about: LAST_STEP });
    });
  }

  /** Tells a step that was made just now, with a way back. */
  tellStep(told: string): Promise<void> {
    const undo = (actionId: string): void => void this.turn('undo', actionId);
    return tellLastStep(
      { client: this.#client, messages: this.#messages, notices: this.#notices, undo },
      told,
    );
  }

  /** A person chose one of the values that two machines gave to a field. */
  async settle(annotation: Annotation, field: string, value: unknown): Promise<void> {
    if (field === 'deleted')
      return value === true ? this.remove(annotation) : this.restore(annotation.annotationId);
    if (field.startsWith('tag:')) {
      const others = annotation.tags.filter((tag) => `tag:${tag}` !== field);
      return this.change(annotation, {
        tags: value === true ? [...others, field.slice('tag:'.length)] : others,
      });
    }
    // Targets of a conflict are stored targets; what the archive adds when it shows them is not sent again.
    if (field === 'targets')
      return this.change(annotation, { targets: (value as PlacedTarget[]).map(asSent) });
    // The field and its value come from the note itself, and the contract checks them again.
    return this.change(annotation, { [field]: value });
  }

  async history({ annotationId }: Annotation): Promise<readonly AnnotationChange[] | null> {
    let changes: readonly AnnotationChange[] | null = null;
    await this.attempt(async () => {
      changes = await this.#client.call('annotations.history', { annotationId });
    });
    return changes;
  }

  async attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      const code = error instanceof ArchiveError ? error.code : 'internal';
      this.#notices.show(ERROR_SENTENCES[code][this.#messages.locale], { tone: 'bad' });
      if (code === 'conflict' || code === 'in_trash') await this.#listener.reload();
    }
  }
}
