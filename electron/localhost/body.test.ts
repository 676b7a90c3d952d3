import { expect, it } from 'vitest';
import { REQUESTS, type Method } from '../../data/contract/requests.ts';
import { bodyLimit } from './body.ts';

it('a request that carries a file may be long, any other may not', () => {
  // Keys of a literal object are its methods.
  const long = (Object.keys(REQUESTS) as Method[]).filter((method) => bodyLimit(method) > 1024 * 1024);
  expect(long.sort()).toEqual([
    'annotations.import',
    'archives.add',
    'bags.make',
    'bags.open',
    'imports.add',
    'imports.hold',
    'imports.inspect',
    'imports.unpack',
    'notebook.merge',
    'notebook.previewMerge',
    'records.preview',
    'search.verifyReceipt',
  ]);
  expect([bodyLimit('toString'), bodyLimit('nothing')]).toEqual([1024 * 1024, 1024 * 1024]);
});
