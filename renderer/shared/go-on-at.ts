import { tick } from 'svelte';

/** Where the button that was pressed is gone, or was busy, the page has the focus: one goes on at what `next` gives then. */
export async function goOnAt(next: () => HTMLElement | null | undefined): Promise<void> {
  await tick();
  if (document.activeElement === document.body) next()?.focus();
}
