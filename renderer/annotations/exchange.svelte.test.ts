import { describe, expect, it } from 'vitest';
import { sampleClient } from '../shared/testing/sample-library.ts';
import { Exchange } from './exchange.svelte.ts';
import { openNotes } from './testing/open-notes.ts';
import { sampleNote, SampleNotebook } from './testing/sample-notes.ts';

describe('notes that came in a bag', () => {
  it('are taken in, and those refused are kept to be looked at', async () => {
    const client = sampleClient();
    const note = (body: string, source: string) => ({
      type: 'Annotation',
      body: { type: 'TextualBody', value: body, purpose: 'commenting' },
      target: { source },
    });
    const jsonLd = JSON.stringify({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationCollection',
      items: [note('存疑', 'urn:lanjuan:report:pinghu-2022'), 5],
    });
    const exchange = new Exchange(client);
    const outcome = await exchange.takeText(jsonLd);
    expect(outcome).toMatchObject({ added: 1, known: 0, refused: [{}] });
    expect(exchange.refused).toEqual(outcome.refused);
    expect(await client.call('annotations.list', {})).toMatchObject([{ body: '存疑' }]);
  });
});

describe('a file of which all notes lie in the trash', () => {
  it('says so, and offers to have them back', async () => {
    const kept = { ...sampleNote('甲'), deleted: true };
    const notebook = new SampleNotebook(kept);
    const { notes, notices } = await openNotes(notebook);
    await notes.changes.tellImported({ added: 0, known: 2, inTrash: [kept.annotationId], refused: [] });
    expect(notices.list).toMatchObject([
      { text: '导入 0 条，已有 2 条，在回收站 1 条。', action: { label: '找回' } },
    ]);
    notices.list[0]?.action?.run();
    expect(notebook.asked.at(-1)).toMatchObject({
      method: 'annotations.bulk',
      request: { annotationIds: [kept.annotationId], deleted: false },
    });
  });
});
