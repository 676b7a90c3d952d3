import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { isInForeground, takeKeys, type TakenKeys } from './terminal-keys.ts';

class Terminal extends EventEmitter {
  readonly done: string[] = [];
  readonly isTTY: boolean;

  constructor(isTTY = true) {
    super();
    this.isTTY = isTTY;
  }

  setRawMode(isRaw: boolean): void {
    this.done.push(isRaw ? 'raw' : 'cooked');
  }
}

function taken(terminal: Terminal, isForeground: () => boolean = () => true): TakenKeys {
  return takeKeys(terminal, {
    isForeground,
    onInterrupt: () => terminal.done.push('interrupt'),
    signalGroup: (signal) => terminal.done.push(signal),
  });
}

describe('the keys of a terminal', () => {
  it('that would be signals do what they mean, each time; others do nothing', () => {
    const terminal = new Terminal();
    const { goOn, onEnter } = taken(terminal);
    onEnter(() => terminal.done.push('enter'));
    terminal.emit('data', Buffer.from('a\r\x03\x03'));
    terminal.emit('data', Buffer.from('\x1a'));
    goOn();
    terminal.emit('data', Buffer.from('\x1c'));
    expect(terminal.done).toEqual([
      'raw',
      'enter',
      'interrupt',
      'interrupt',
      'cooked',
      'SIGTSTP',
      'raw',
      'cooked',
      'SIGQUIT',
    ]);
  });

  it('are left alone in the background, and where there is no terminal', () => {
    const background = new Terminal();
    taken(background, () => false).goOn();
    const pipe = new Terminal(false);
    taken(pipe).goOn();
    expect([background.done, background.listenerCount('data')]).toEqual([[], 0]);
    expect([pipe.done, pipe.listenerCount('data')]).toEqual([[], 0]);
  });

  it('are not taken again by a program that goes on in the background', () => {
    const terminal = new Terminal();
    let isForeground = true;
    const { goOn } = taken(terminal, () => isForeground);
    isForeground = false;
    goOn();
    expect(terminal.done).toEqual(['raw']);
  });
});

describe('the foreground of a terminal', () => {
  it('is told by the groups of a process and of its terminal, whatever the name of the program', () => {
    expect(isInForeground(() => '812 (node) S 800 812 800 34816 812 4194304')).toBe(true);
    expect(isInForeground(() => '812 (a) b) S 1) S 800 812 800 34816 900 4194304')).toBe(false);
    expect(isInForeground(() => '812 (node) S 800 812 800 0 -1 4194304')).toBe(false);
  });

  it('is nobody’s where nothing says so', () => {
    expect(isInForeground(() => '')).toBe(false);
    expect(
      isInForeground(() => {
        throw new Error('no /proc');
      }),
    ).toBe(false);
  });
});
