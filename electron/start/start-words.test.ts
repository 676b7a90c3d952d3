import { describe, expect, it } from 'vitest';
import { startWords, wordsForBrowser } from './start-words.ts';

describe('the words after npm start --', () => {
  it('lose the one that is for the start itself', () => {
    expect(startWords(['--library', 'x', '--retry-desktop'])).toEqual({
      retry: true,
      passed: ['--library', 'x'],
    });
  });

  it('are passed on to the browser where it knows them, in both spellings', () => {
    expect(wordsForBrowser(['--library', '馆藏', '--port=8000'])).toEqual({
      known: ['--library', '馆藏', '--port', '8000'],
      left: [],
    });
  });

  it('are named where only a window would take them', () => {
    expect(wordsForBrowser(['a.lanjuan', '--go=search', '--library=x'])).toEqual({
      known: ['--library', 'x'],
      left: ['a.lanjuan', '--go'],
    });
  });
});
