import { describe, expect, it } from 'vitest';
import { objections, reportText, type Proof } from './report.ts';

const PROOF: Proof = {
  title: '2026-11-21',
  control: { packets: 1, withoutRoute: 1 },
  outside: { packets: 0, withoutRoute: 3 },
  captured: { loopback: 334, elsewhere: [] },
  session: {
    policy: "default-src 'none'",
    views: ['阅览'],
    asked: ['reports.list'],
    notAsked: [],
    alone: { packets: 0, withoutRoute: 0 },
    foreign: [],
    attempts: [{ way: 'picture', blocked: true }],
    port: 43807,
    sockets: [{ protocol: 'tcp', local: '127.0.0.1:43807', remote: '0.0.0.0:0', listening: true }],
  },
  desktopPolicy: "default-src 'none'; connect-src 'none'",
  fuses: [{ name: 'runAsNode', wanted: false, read: false }],
};
const session = (more: Partial<Proof['session']>): Proof => ({
  ...PROOF,
  session: { ...PROOF.session, ...more },
});

describe('the offline report', () => {
  it('says that the claim holds when nothing contradicts it', () => {
    expect(objections(PROOF)).toEqual([]);
    expect(reportText(PROOF)).toContain('**The claim holds.**');
    expect(reportText(PROOF)).toContain('| packets outside of loopback | 0 |');
  });

  it.each([
    ['a packet that left', { ...PROOF, outside: { packets: 1, withoutRoute: 0 } }, '1 packets left'],
    [
      'a trap that catches nothing',
      { ...PROOF, control: { packets: 0, withoutRoute: 1 } },
      'the trap counted 0',
    ],
    [
      'a captured packet',
      { ...PROOF, captured: { loopback: 1, elsewhere: ['bait0 Out IP'] } },
      'bait0 Out IP',
    ],
    ['a host that looks around', session({ alone: { packets: 0, withoutRoute: 2 } }), 'way out 2 times'],
    ['a page that asks elsewhere', session({ foreign: ['https://a.invalid/'] }), 'https://a.invalid/'],
    [
      'an attempt that succeeds',
      session({ attempts: [{ way: 'form', blocked: false }] }),
      'not blocked: form',
    ],
    ['a host that nobody saw', session({ sockets: [] }), 'not seen to listen'],
    [
      'a port open to all',
      session({
        sockets: [{ protocol: 'tcp', local: '0.0.0.0:8080', remote: '0.0.0.0:0', listening: true }],
      }),
      'someone listens on 0.0.0.0:8080',
    ],
    [
      'pages that may connect',
      { ...PROOF, desktopPolicy: "connect-src 'self'" },
      'desktop pages may connect',
    ],
    [
      'a fuse left on',
      { ...PROOF, fuses: [{ name: 'runAsNode', wanted: false, read: true }] },
      'fuse runAsNode is true',
    ],
  ] as const)('does not hide %s', (_name, proof: Proof, sentence) => {
    expect(objections(proof).join('\n')).toContain(sentence);
    expect(reportText(proof)).toContain('**The claim does not hold:**');
  });
});
