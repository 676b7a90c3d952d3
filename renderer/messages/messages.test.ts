import { describe, expect, it } from 'vitest';
import { FEATURES } from './messages.svelte.ts';

describe('the messages', () => {
  it.each(Object.entries(FEATURES))(
    'of %s are there in both languages and say something',
    (_feature, { zh, en }) => {
      expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
      const messages: unknown[] = [...Object.values<unknown>(zh), ...Object.values<unknown>(en)];
      for (const message of messages) {
        if (typeof message === 'string') expect(message.trim()).not.toBe('');
      }
    },
  );

  it('leave no Chinese in the English sentences but in examples', () => {
    for (const [feature, { en }] of Object.entries(FEATURES)) {
      for (const [key, message] of Object.entries<unknown>(en)) {
        if (typeof message !== 'string' || key === 'placeholder') continue;
        expect(message, `${feature}.${key}`).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });
});
