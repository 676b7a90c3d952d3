import type { ArchiveClient } from '../../data/contract/api.ts';

/** Does something to the notebook; false where it made no step that could be taken back: all was so already. */
export async function isStepMade(client: ArchiveClient, work: () => Promise<unknown>): Promise<boolean> {
  const last = async (): Promise<string | undefined> =>
    (await client.call('notebook.undoState', {})).undo?.actionId;
  const before = await last();
  await work();
  return (await last()) !== before;
}
