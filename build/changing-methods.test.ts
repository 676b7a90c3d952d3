import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { declarationOf, REQUESTS, type Method } from '../data/contract/requests.ts';

test('every method that changes something is called from outside a window that shows it', () => {
  const journey = ['changes', 'changes-library']
    .map((name) => readFileSync(path.join(import.meta.dirname, `../e2e/${name}.spec.ts`), 'utf8'))
    .join('\n');
  // The contract's own keys.
  const changing = (Object.keys(REQUESTS) as Method[]).filter(
    (method) => declarationOf(method).touches.length > 0,
  );
  expect(changing.filter((method) => !journey.includes(`'${method}'`))).toEqual([]);
});
