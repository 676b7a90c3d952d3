import { fireEvent, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, it } from 'vitest';
import { Messages } from '../messages/messages.svelte.ts';
import { AuthorName } from '../shared/author-name.svelte.ts';
import { KeptPreferences } from '../shared/kept-preferences.svelte.ts';
import { Notices } from '../shared/notices.svelte.ts';
import { sampleClient } from '../shared/testing/sample-library.ts';
import { eventually, show } from '../shared/testing/show.ts';
import { AnnotationsState } from './annotations.svelte.ts';
import type { SelectedStretch } from './note-target.ts';
import SelectionBar from './SelectionBar.svelte';

/** A window of a new library: nobody has said yet how notes are signed. `top`: where the words are on the screen. */
async function selected(top = 300) {
  const client = sampleClient();
  const author = new AuthorName(new KeptPreferences(client));
  const notes = new AnnotationsState({
    ...{ client, author, messages: new Messages(), notices: new Notices() },
    ...{ reportName: () => '平湖 2022', isPageShown: () => true },
  });
  const [first] = await client.call('reports.list', {});
  const { reportId } = first!;
  const report = await client.call('reports.read', { reportId });
  await notes.follow(report);
  const passage = report.sections.flatMap(({ passages }) => passages)[0]!;
  const quote = [...passage.text].slice(0, 4).join('');
  const box = new DOMRect(100, 300, 80, 20);
  const stretch: SelectedStretch = {
    ...{ passageId: passage.passageId, start: 0, end: 4, quote, box },
    boxNow: () => new DOMRect(100, top, 80, 20),
  };
  notes.stretch = stretch;
  const quoting = createRawSnippet(() => ({ render: () => '<span></span>' }));
  const shown = show(SelectionBar, { notes, quoting, onwrite: () => undefined, onmarked: () => undefined });
  const stored = async () => (await client.call('annotations.list', {})).filter((one) => !one.deleted);
  return { notes, author, shown, stored };
}

it('the first mark of a library is stored before a name is asked for', async () => {
  const { notes, author, shown, stored } = await selected();
  await fireEvent.click(screen.getByRole('button', { name: '标亮：黄' }));
  await eventually(async () => expect(await stored()).toMatchObject([{ colour: 'yellow', author: '' }]));
  const name = screen.getByRole('textbox', { name: '批注署名' });
  expect(document.activeElement).not.toBe(name);
  expect(notes.stretch).toBeNull();
  // Left without an answer, it was asked for nothing.
  shown.unmount();
  expect(author.isAsked).toBe(false);
  expect(await stored()).toHaveLength(1);
});

it('a name given after the first mark signs the notes that follow', async () => {
  const { author, stored } = await selected();
  await fireEvent.click(screen.getByRole('button', { name: '标亮：黄' }));
  await fireEvent.input(await screen.findByRole('textbox', { name: '批注署名' }), {
    target: { value: '沈洁' },
  });
  await fireEvent.click(screen.getByRole('button', { name: '记下' }));
  await eventually(() => expect(screen.queryByRole('textbox', { name: '批注署名' })).toBeNull());
  expect(author.name).toBe('沈洁');
  expect(await stored()).toHaveLength(1);
});

it('stands beside the words where they are when the page comes back', async () => {
  await selected(580);
  const bar = screen.getByRole('toolbar').parentElement!;
  await eventually(() => expect(Number.parseFloat(bar.style.top)).toBeGreaterThan(480));
});
