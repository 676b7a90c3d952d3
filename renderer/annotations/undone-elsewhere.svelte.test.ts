import { expect, it } from 'vitest';
import { Messages } from '../messages/messages.svelte.ts';
import { AuthorName } from '../shared/author-name.svelte.ts';
import { KeptPreferences } from '../shared/kept-preferences.svelte.ts';
import { Notices } from '../shared/notices.svelte.ts';
import { sampleClient } from '../shared/testing/sample-library.ts';
import { AnnotationsState } from './annotations.svelte.ts';

function opened() {
  const [client, messages, notices] = [sampleClient(), new Messages(), new Notices()];
  const author = new AuthorName(new KeptPreferences(client));
  const reportName = (): string => '平湖 2022';
  const notes = new AnnotationsState({
    ...{ client, messages, notices, author, reportName },
    isPageShown: () => true,
  });
  const write = (body: string) =>
    client.call('annotations.create', {
      targets: [{ kind: 'report', reportId: 'pinghu-2022' }],
      ...{ body, kind: 'comment', colour: 'yellow', tags: [] },
    });
  const bodies = async () =>
    (await client.call('annotations.list', { deleted: false })).map(({ body }) => body);
  return { notices, notes, write, bodies };
}

it('a notice takes back its own step, and nothing that another window has done since', async () => {
  const { notices, notes, write, bodies } = opened();
  const first = await write('甲');
  await notes.changes.bulk({ annotationIds: [first.annotationId], deleted: true });
  const offered = notices.list.at(-1)!.action!;
  // As another window of the same notebook does.
  await write('乙');
  offered.run();
  await expect
    .poll(() => notices.list.at(-1)?.text)
    .toBe('没有撤销：批注本的最后一步现在是“新写的批注”，不是这一步。');
  expect(await bodies()).toEqual(['乙']);
  await notes.changes.turn('undo');
  offered.run();
  await expect.poll(bodies).toEqual(['甲']);
});
