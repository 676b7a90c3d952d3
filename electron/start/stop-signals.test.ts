import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { stopSignals } from './stop-signals.ts';

describe('signals that ask for the end', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s asks once, and is heard for good', (signal) => {
    const source = new EventEmitter();
    const { asked, insisted } = stopSignals(source, () => 0);
    expect(asked.aborted).toBe(false);
    source.emit(signal);
    source.emit(signal);
    source.emit(signal);
    expect([asked.aborted, insisted.aborted]).toEqual([true, false]);
    expect(source.listenerCount(signal)).toBe(1);
  });

  it('insists when closing has taken more than ten seconds', () => {
    const source = new EventEmitter();
    let now = 0;
    const { insisted } = stopSignals(source, () => now);
    source.emit('SIGINT');
    now = 10_000;
    source.emit('SIGINT');
    expect(insisted.aborted).toBe(false);
    now = 10_001;
    source.emit('SIGTERM');
    expect(insisted.aborted).toBe(true);
  });
});
