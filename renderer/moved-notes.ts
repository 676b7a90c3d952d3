import type { ArchiveClient } from '../data/contract/api.ts';
import { needsLook, type PlacesToLookAt } from './annotations/places-to-look-at.svelte.ts';
import type { Messages } from './messages/messages.svelte.ts';
import type { Notices } from './shared/notices.svelte.ts';
import type { Route } from './shared/route.ts';

interface Parts {
  readonly client: ArchiveClient;
  readonly messages: Messages;
  readonly notices: Notices;
  readonly places: PlacesToLookAt;
  go(route: Route): void;
}

/** After texts have changed: says how many notes a person should look at, and leads there. */
export async function tellMovedNotes(app: Parts): Promise<void> {
  const all = await app.client.call('annotations.list', {}).catch(() => []);
  const count = all.filter(needsLook).length;
  if (count === 0) return;
  const run = (): void => {
    app.places.isOpen = true;
    app.go({ view: 'notes' });
  };
  const say = app.messages.noteWork;
  app.notices.show(say.lookNeeded(count), { action: { label: say.lookNow, run } });
}
