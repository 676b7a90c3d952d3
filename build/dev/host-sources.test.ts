import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isOfTheHost } from './host-sources.ts';

describe('what starts the host of `npm run dev` anew', () => {
  it.each(['data/open-library.ts', 'data/search/run-search.ts', 'electron/localhost/server.ts'])(
    '%s',
    (file) => {
      expect(isOfTheHost(path.normalize(file))).toBe(true);
    },
  );

  it.each([
    'renderer/app.svelte.ts',
    'data/search/run-search.test.ts',
    'data/testing/sample-archive.ts',
    'data/search/README.md',
    'electron/testing/small-worker.ts',
  ])('not %s', (file) => {
    expect(isOfTheHost(path.normalize(file))).toBe(false);
  });
});
