import { readFileSync } from 'node:fs';

/** The terminal of a program, as far as its keys are concerned: `process.stdin`. */
export interface Keyboard {
  readonly isTTY?: boolean;
  setRawMode(isRaw: boolean): unknown;
  on(event: 'data', listener: (bytes: Uint8Array) => void): unknown;
}

const CTRL_C = 0x03;
const ENTER = [0x0d, 0x0a];
const CTRL_Z = 0x1a;
const CTRL_BACKSLASH = 0x1c;

/** What a terminal that was taken gives besides signals. */
export interface TakenKeys {
  readonly isTaken: boolean;
  /** Tells of Enter, from now on. */
  readonly onEnter: (listener: () => void) => void;
  /** To be called when the program goes on after it was stopped (SIGCONT). */
  readonly goOn: () => void;
}

export interface KeyTargets {
  /** Whether the terminal is this program's now; one in the background that touches it is stopped by the system. */
  readonly isForeground: () => boolean;
  readonly onInterrupt: () => void;
  /** A signal for the whole group, as the terminal would send it. */
  readonly signalGroup: (signal: 'SIGTSTP' | 'SIGQUIT') => void;
}

/**
 * Takes Ctrl-C as a key. As a signal it reaches every process of the terminal's group, and the shell that npm puts between
 * dies of it at once: the prompt would be back, with code 130, while the program still closes. Takes nothing where there is
 * no terminal.
 */
export function takeKeys(
  keyboard: Keyboard,
  { isForeground, onInterrupt, signalGroup }: KeyTargets,
): TakenKeys {
  if (!keyboard.isTTY || !isForeground()) return NO_KEYS;
  const listeners: (() => void)[] = [];
  const pass = (signal: 'SIGTSTP' | 'SIGQUIT'): void => {
    keyboard.setRawMode(false);
    signalGroup(signal);
  };
  keyboard.setRawMode(true);
  keyboard.on('data', (bytes) => {
    for (const byte of bytes) {
      if (byte === CTRL_C) onInterrupt();
      else if (byte === CTRL_Z) pass('SIGTSTP');
      else if (byte === CTRL_BACKSLASH) pass('SIGQUIT');
      else if (ENTER.includes(byte)) listeners.forEach((listener) => listener());
    }
  });
  return {
    isTaken: true,
    onEnter: (listener) => void listeners.push(listener),
    goOn: () => {
      if (isForeground()) keyboard.setRawMode(true);
    },
  };
}

const NO_KEYS: TakenKeys = { isTaken: false, onEnter: () => undefined, goOn: () => undefined };

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
