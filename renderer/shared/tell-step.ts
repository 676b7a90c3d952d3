import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import { LAST_STEP, type Notices } from './notices.svelte.ts';

interface StepNeeds<Client> {
  readonly client: Client;
  readonly messages: Messages;
  readonly notices: Notices;
  readonly undo: () => void;
}

/** Does something to the notebook and tells it; undo is offered where that made a step, and all was not so already. */
export async function tellStep<Client extends ArchiveClient>(
  { client, messages, notices, undo }: StepNeeds<Client>,
  told: string,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const before = await lastStep(client);
  await work(client);
  // What is done is told, also where it is not known what there is to undo.
  const isMade = (await lastStep(client).catch(() => before)) !== before;
  const action = isMade ? { label: messages.app.undo, run: undo } : null;
  notices.show(told, { about: LAST_STEP, action });
}

async function lastStep(client: ArchiveClient): Promise<string | undefined> {
  return (await client.call('notebook.undoState', {})).undo?.actionId;
}
