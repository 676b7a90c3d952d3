import { describe, expect, it } from 'vitest';
import type { PlacedTarget } from '../../data/contract/annotation-model.ts';
import { asSent, targetsMovedTo } from './note-target.ts';
import { needsLook } from './places-to-look-at.svelte.ts';
import { rangeTarget, sampleNote } from './testing/sample-notes.ts';

const exact = rangeTarget(0, '12.3万户');
const lost: PlacedTarget = { ...rangeTarget(1, '3777家'), state: 'orphan', place: null };
const shifted: PlacedTarget = { ...rangeTarget(1, '3777家'), state: 'shifted' };

describe('what a person should look at', () => {
  it('is every note that does not stand for sure, until it has been looked at', () => {
    expect(needsLook(sampleNote('甲', { targets: [exact] }))).toBe(false);
    expect(needsLook(sampleNote('甲', { targets: [exact, shifted] }))).toBe(true);
    expect(needsLook(sampleNote('甲', { targets: [lost] }))).toBe(true);
    expect(needsLook(sampleNote('甲', { targets: [lost], keptAsOrphan: true }))).toBe(false);
    expect(needsLook(sampleNote('甲', { targets: [lost], deleted: true }))).toBe(false);
  });

  it('is shown again where an orphan that was kept is found, but not for sure', () => {
    expect(needsLook(sampleNote('甲', { targets: [shifted], keptAsOrphan: true }))).toBe(true);
  });
});

describe('a note that is moved', () => {
  it('gives up the place that is lost and keeps the others', () => {
    const here = asSent(rangeTarget(2, 'GM2D'));
    const moved = targetsMovedTo(sampleNote('甲', { targets: [exact, lost] }), here);
    expect(moved.map((target) => target.kind === 'range' && target.quote)).toEqual(['12.3万户', 'GM2D']);
    expect(targetsMovedTo(sampleNote('甲', { targets: [exact] }), here)).toEqual([here]);
  });
});
