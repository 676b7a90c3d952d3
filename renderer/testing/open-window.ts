import { render } from '@testing-library/svelte';
import App from '../App.svelte';
import { fetchAhead } from '../late-parts.ts';
import type { WindowClient } from '../shared/changes.ts';

// Files of tests share what they import: what a window was fetching when its file ended may never come for the next.
await fetchAhead();

/** The whole window over a library, at an address: for components that only the window puts together. */
export function openWindow(client: WindowClient, hash: string): ReturnType<typeof render> {
  location.hash = hash;
  return render(App, { client });
}
