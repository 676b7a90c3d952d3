import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import { LAST_STEP, type Notices } from './notices.svelte.ts';

export interface StepNeeds<Client> {
  readonly client: Client;
  readonly messages: Messages;
  readonly notices: Notices;
  /** Takes back this action of the notebook; another one that came after it elsewhere stays. */
  readonly undo: (actionId: string) => void;
}

/** Does something to the notebook and tells it; undo is offered where that made a step, and all was not so already. */
export async function tellStep<Client extends ArchiveClient>(
  needs: StepNeeds<Client>,
  told: string,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const before = await lastStep(needs.client);
  await work(needs.client);
  await tellLastStep(needs, told, before);
}

/** Tells what was done just now, and offers to take back the step that it made: the last one, where it is not `before`. */
export async function tellLastStep<Client extends ArchiveClient>(
  { client, messages, notices, undo }: StepNeeds<Client>,
  told: string,
  before?: string,
): Promise<void> {
  // What is done is told, also where it is not known what there is to undo.
  const made = await lastStep(client).catch(() => undefined);
  const isMade = made !== undefined && made !== before;
  notices.show(told, {
    about: LAST_STEP,
    action: isMade ? { label: messages.app.undo, run: () => undo(made) } : null,
  });
}

async function lastStep(client: ArchiveClient): Promise<string | undefined> {
  return (await client.call('notebook.undoState', {})).undo?.actionId;
}
