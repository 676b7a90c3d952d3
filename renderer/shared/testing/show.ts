import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { vi } from 'vitest';
import type { Locale } from '../../messages/bilingual.ts';
import { Messages } from '../../messages/messages.svelte.ts';
import Shown from './Shown.svelte';

/**
 * Mounts a component as the program does, in Chinese unless another language is named. What is looked for is looked for
 * by role and name (`screen` of @testing-library/svelte); it is unmounted when the test ends.
 */
export function show<Props extends Record<string, unknown>>(
  component: Component<Props>,
  given: Props,
  locale: Locale = 'zh',
): ReturnType<typeof render> {
  const messages = new Messages();
  messages.locale = locale;
  // Shown passes the properties on to the component that they are typed for.
  return render(Shown as Component<{ messages: Messages; of: unknown; given: unknown }>, {
    messages,
    of: component,
    given,
  });
}

/** Waits until nothing is thrown, as long as a busy machine may take. */
export function eventually<Value>(check: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(check, { timeout: 60_000, interval: 20 });
}
