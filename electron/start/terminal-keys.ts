import { readFileSync } from 'node:fs';

/** The terminal of a program, as far as its keys are concerned: `process.stdin`. */
export interface Keyboard {
  readonly isTTY?: boolean;
  setRawMode(isRaw: boolean): unknown;
  on(event: 'data', listener: (bytes: Uint8Array) => void): unknown;
}

const CTRL_C = 0x03;
const CTRL_Z = 0x1a;
const CTRL_BACKSLASH = 0x1c;

export interface KeyTargets {
  /** Whether the terminal is this program's now; one in the background that touches it is stopped by the system. */
  readonly isForeground: () => boolean;
  readonly onInterrupt: () => void;
  /** A signal for the whole group, as the terminal would send it. */
  readonly signalGroup: (signal: 'SIGTSTP' | 'SIGQUIT') => void;
}

/**
 * Takes Ctrl-C as a key. As a signal it reaches every process of the terminal's group, and the shell that npm puts between
 * dies of it at once: the prompt would be back, with code 130, while the program still closes. Returns what is to be called
 * when the program goes on after it was stopped (SIGCONT). Does nothing where there is no terminal.
 */
export function takeKeys(
  keyboard: Keyboard,
  { isForeground, onInterrupt, signalGroup }: KeyTargets,
): () => void {
  const take = (): void => {
    if (keyboard.isTTY && isForeground()) keyboard.setRawMode(true);
  };
  const pass = (signal: 'SIGTSTP' | 'SIGQUIT'): void => {
    keyboard.setRawMode(false);
    signalGroup(signal);
  };
  if (!keyboard.isTTY || !isForeground()) return () => undefined;
  take();
  keyboard.on('data', (bytes) => {
    for (const byte of bytes) {
      if (byte === CTRL_C) onInterrupt();
      else if (byte === CTRL_Z) pass('SIGTSTP');
      else if (byte === CTRL_BACKSLASH) pass('SIGQUIT');
    }
  });
  return take;
}

/** By /proc; elsewhere the shell between gives way to its command, and no key need be taken. */
export function isInForeground(stat: () => string = () => readFileSync('/proc/self/stat', 'utf8')): boolean {
  try {
    // Behind the name, which may hold anything: state, parent, group, session, terminal, group of the terminal (proc(5)).
    const [, , group, , , foreground] = stat()
      .replace(/^.*\)\s/s, '')
      .split(' ');
    return group !== undefined && group === foreground;
  } catch {
    return false;
  }
}
