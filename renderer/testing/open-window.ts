import { render } from '@testing-library/svelte';
import App from '../App.svelte';
import type { WindowClient } from '../shared/changes.ts';

/** The whole window over a library, at an address: for components that only the window puts together. */
export function openWindow(client: WindowClient, hash: string): ReturnType<typeof render> {
  location.hash = hash;
  return render(App, { client });
}
