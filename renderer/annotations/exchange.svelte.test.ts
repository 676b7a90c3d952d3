import { describe, expect, it } from 'vitest';
import { sampleClient } from '../shared/testing/sample-library.ts';
import { Exchange } from './exchange.svelte.ts';

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
