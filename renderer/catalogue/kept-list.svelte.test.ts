import { describe, expect, it } from 'vitest';
import { Messages } from '../messages/messages.svelte.ts';
import { KeptPreferences } from '../shared/kept-preferences.svelte.ts';
import { Notices } from '../shared/notices.svelte.ts';
import { sampleClient } from '../shared/testing/sample-library.ts';
import { CollectionsState } from './collections.svelte.ts';
import { KeptList } from './kept-list.svelte.ts';
import { RecordsState } from './records.svelte.ts';

function opened() {
  const [client, messages, notices] = [sampleClient(), new Messages(), new Notices()];
  const undo = (): void => void client.call('notebook.undo', {});
  const shared = { client, messages, notices, undo };
  const records = new RecordsState({
    ...shared,
    kept: new KeptPreferences(client),
    reports: () => [],
    nameOf: (id) => id,
  });
  const attempt = (work: () => Promise<void>): Promise<boolean> => records.attempt(work);
  const kept = new KeptList({ ...shared, attempt }, 'template', ({ value }) => ({ value }));
  const collections = new CollectionsState({ ...shared, records, living: () => [], isShown: () => true });
  return { client, notices, kept, collections, action: () => notices.list.at(-1)!.action };
}

describe('what is kept', () => {
  it('offers a way back where something was changed, and none where all was so already', async () => {
    const { kept, action } = opened();
    await kept.save('甲', '{}', '已保存');
    expect(action()).not.toBeNull();
    await kept.save('甲', '{}', '已保存');
    expect(action()).toBeNull();
  });

  it('is so of collections too', async () => {
    const { client, collections, action } = opened();
    await collections.load();
    await collections.create('县局总结', []);
    expect(action()).not.toBeNull();
    await collections.load();
    const [made] = await client.call('collections.list', {});
    await collections.rename(made!, '县局总结');
    expect(action()).toBeNull();
  });
});
