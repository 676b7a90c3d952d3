import { describe, expect, it } from 'vitest';
import { parseSockets, staysHere } from './sockets.ts';

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n';

describe('the kernel’s list of sockets', () => {
  it('is read with addresses as people write them', () => {
    const table = `${HEAD}   0: 0100007F:4A2B 00000000:0000 0A 00000000:00000000\n   1: 020200C0:D431 0A6433C6:0035 01 0:0\n`;
    expect(parseSockets('tcp', table)).toEqual([
      { protocol: 'tcp', local: '127.0.0.1:18987', remote: '0.0.0.0:0', listening: true },
      { protocol: 'tcp', local: '192.0.2.2:54321', remote: '198.51.100.10:53', listening: false },
    ]);
  });

  it('tells those that stay on this machine from those that do not', () => {
    const table = `${HEAD}   0: 00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A\n`;
    const [six] = parseSockets('tcp6', table);
    expect(six?.local).toBe('[0:0:0:0:0:0:0:1]:8080');
    expect(six && staysHere(six)).toBe(true);
    const away = { protocol: 'udp', local: '192.0.2.2:5353', remote: '0.0.0.0:0', listening: false } as const;
    expect(staysHere(away)).toBe(false);
  });

  it('is empty when there are none', () => {
    expect(parseSockets('udp', HEAD)).toEqual([]);
  });
});
