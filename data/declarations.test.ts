import { describe, expect, it } from 'vitest';
import { REQUESTS } from './contract/requests.ts';
import { THINGS } from './contract/touches.ts';

describe('the contract', () => {
  it('declares of no method both a change and what its answer follows from', () => {
    for (const [method, { declaration }] of Object.entries(REQUESTS)) {
      const { touches, dependsOn } = declaration;
      expect({ method, both: touches.length > 0 && dependsOn.length > 0 }).toEqual({ method, both: false });
      for (const thing of [...touches, ...dependsOn]) expect(THINGS).toContain(thing);
    }
  });
});
