import type { Captured } from './capture.ts';
import type { SessionResult } from './session.ts';
import { staysHere } from './sockets.ts';
import type { Outside } from './trap.ts';

export interface Proof {
  readonly title: string;
  /** What the trap counted when it was walked into on purpose. */
  readonly control: Outside;
  /** What it counted during the session. */
  readonly outside: Outside;
  /** Null where there is no tcpdump. */
  readonly captured: Captured | null;
  readonly session: SessionResult;
  /** Of the policy of the desktop pages. */
  readonly desktopPolicy: string;
  /** Of the configuration, and read back from a package where one has been built. */
  readonly fuses: readonly {
    readonly name: string;
    readonly wanted: boolean;
    readonly read: boolean | null;
  }[];
}

/** Sentences about what contradicts the claim; none when it holds. */
export function objections({
  control,
  outside,
  captured,
  session,
  desktopPolicy,
  fuses,
}: Proof): readonly string[] {
  const { port } = session;
  const listening = session.sockets.filter((socket) => socket.listening);
  return [
    ...(control.packets === 1 && control.withoutRoute === 1
      ? []
      : [
          `the trap counted ${control.packets} and ${control.withoutRoute} where it was walked into once each`,
        ]),
    ...(outside.packets === 0 ? [] : [`${outside.packets} packets left`]),
    ...(session.alone.withoutRoute === 0
      ? []
      : [`the host looked for a way out ${session.alone.withoutRoute} times`]),
    ...(captured?.elsewhere ?? []).map((line) => `packet outside of loopback: ${line}`),
    ...session.foreign.map((address) => `a page asked for ${address}`),
    ...session.attempts.filter((one) => !one.blocked).map((one) => `not blocked: ${one.way}`),
    ...session.sockets.filter((one) => !staysHere(one)).map((one) => `socket ${one.local} to ${one.remote}`),
    ...(listening.some((one) => one.local === `127.0.0.1:${port}`)
      ? []
      : ['the host was not seen to listen']),
    ...listening
      .filter((one) => one.local !== `127.0.0.1:${port}`)
      .map((one) => `someone listens on ${one.local}`),
    ...(desktopPolicy.includes("connect-src 'none'") ? [] : ['the desktop pages may connect']),
    ...fuses
      .filter((one) => one.read !== null && one.read !== one.wanted)
      .map((one) => `fuse ${one.name} is ${String(one.read)}`),
  ];
}

export function reportText(proof: Proof): string {
  const { control, outside, captured, session, desktopPolicy, fuses } = proof;
  const wrong = objections(proof);
  const yes = (value: boolean | null): string => (value === null ? 'not read' : value ? 'on' : 'off');
  return [
    `# Offline proof: ${proof.title}`,
    '',
    wrong.length === 0 ? '**The claim holds.**' : '**The claim does not hold:**',
    ...wrong.map((sentence) => `- ${sentence}`),
    '',
    'The localhost host and Chromium ran in a network namespace of their own: a loopback, and one interface with a default',
    'route behind which nobody answers. What tries to leave is counted there. Repeat with `npm run prove:offline`.',
    'The browser had the switch that the desktop shell sets for itself (no name is ever looked up): without it Chromium asks',
    'for servers of its maker, whatever page it shows, and the trap counts that.',
    '',
    '| what | figure |',
    '| --- | --- |',
    `| packets outside of loopback | ${outside.packets} |`,
    `| of these while the host answered every call and no browser ran | ${session.alone.packets} |`,
    `| looks for a way out, by the host alone | ${session.alone.withoutRoute} |`,
    `| looks for a way out, with the browser | ${outside.withoutRoute} (Chromium's own test for IPv6, which sends nothing) |`,
    `| packets seen by tcpdump outside of loopback | ${captured ? captured.elsewhere.length : 'no tcpdump here'} |`,
    `| packets seen by tcpdump on loopback | ${captured ? captured.loopback : 'no tcpdump here'} |`,
    `| control: packets sent on purpose, and counted | ${control.packets} and ${control.withoutRoute} of 1 and 1 |`,
    `| addresses of others that a page asked for | ${session.foreign.length} |`,
    `| sockets seen | ${session.sockets.length}, bound or connected elsewhere: ${session.sockets.filter((one) => !staysHere(one)).length} |`,
    `| listening | ${[...new Set(session.sockets.filter((one) => one.listening).map((one) => one.local))].join(', ')} |`,
    `| views opened | ${session.views.join(', ')} |`,
    `| methods called and answered | ${session.asked.length} of ${session.asked.length + session.notAsked.length} |`,
    '',
    `Not called: ${session.notAsked.join(', ') || 'none'}.`,
    '',
    '## Attempts from inside of a page',
    '',
    ...session.attempts.map((one) => `- ${one.way}: ${one.blocked ? 'blocked' : 'NOT BLOCKED'}`),
    '',
    '## Policies',
    '',
    `- localhost: \`${session.policy}\``,
    `- desktop: \`${desktopPolicy}\``,
    '',
    '## Fuses of the desktop program',
    '',
    '| fuse | wanted | read back |',
    '| --- | --- | --- |',
    ...fuses.map((one) => `| ${one.name} | ${yes(one.wanted)} | ${yes(one.read)} |`),
    '',
    'Read back from the package in `dist/rehearsal` or `dist/package`, where one has been built. A rehearsed package has a',
    'stand-in for Electron: its fuses show the configuration, not that Electron obeys it. The desktop program itself was',
    'not run here.',
    '',
  ].join('\n');
}
