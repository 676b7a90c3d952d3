import { Messages } from '../../messages/messages.svelte.ts';
import { AuthorName } from '../../shared/author-name.svelte.ts';
import { KeptPreferences } from '../../shared/kept-preferences.svelte.ts';
import { Notices } from '../../shared/notices.svelte.ts';
import { AnnotationsState } from '../annotations.svelte.ts';
import { sampleReport, type SampleNotebook } from './sample-notes.ts';

/** The notes of a notebook in a window in which the sample report is open. */
export async function openNotes(notebook: SampleNotebook) {
  const notices = new Notices();
  const { client } = notebook;
  const author = new AuthorName(new KeptPreferences(client));
  const notes = new AnnotationsState({
    client,
    messages: new Messages(),
    notices,
    author,
    reportName: () => '平湖 2022',
    isPageShown: () => true,
  });
  await notes.follow(sampleReport());
  return { notes, notices };
}
