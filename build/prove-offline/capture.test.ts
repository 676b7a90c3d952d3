import { describe, expect, it } from 'vitest';
import { countPackets } from './capture.ts';

describe('captured packets', () => {
  it('are told apart by the interface that they were seen on', () => {
    const lines = [
      '09:40:01.1 lo    In  IP 127.0.0.1.41000 > 127.0.0.1.42000: tcp 120',
      '09:40:01.2 bait0 Out IP 192.0.2.2.5353 > 198.51.100.9.53: UDP, length 30',
      '09:40:01.3 lookalike0 Out ARP, Request who-has 192.0.2.9',
      '',
    ].join('\n');
    const { loopback, elsewhere } = countPackets(lines);
    expect(loopback).toBe(1);
    expect(elsewhere).toHaveLength(2);
  });
});
