import { describe, expect, it } from 'vitest';
import { AppState } from './app.svelte.ts';
import { readingClient } from './shared/testing/sample-library.ts';
import type { Route, View } from './shared/route.ts';

/** A window whose views come when the test lets them come. */
function windowOfLateViews() {
  const coming = new Map<View, { readonly come: () => void; readonly fail: () => void }>();
  const bring = ({ view }: Route): Promise<void> | null =>
    view === 'read'
      ? null
      : new Promise((resolve, reject) => {
          coming.set(view, { come: resolve, fail: () => reject(new Error('gone')) });
        });
  return { app: new AppState(readingClient(), bring), coming };
}

describe('an address whose view is not there yet', () => {
  it('is followed when the view has come; until then what is shown stays', async () => {
    const { app, coming } = windowOfLateViews();
    const following = app.follow('#/programmes');
    expect(app.route.view).toBe('read');
    coming.get('programmes')!.come();
    await following;
    expect(app.route.view).toBe('programmes');
  });

  it('is left alone when another has been gone to meanwhile', async () => {
    const { app, coming } = windowOfLateViews();
    const first = app.follow('#/programmes');
    const second = app.follow('#/notes');
    coming.get('notes')!.come();
    await second;
    coming.get('programmes')!.come();
    await first;
    expect(app.route.view).toBe('notes');
  });

  it('is told as missing when the view cannot be had, and followed at the second try', async () => {
    const { app, coming } = windowOfLateViews();
    const following = app.follow('#/catalogue');
    coming.get('catalogue')!.fail();
    await following;
    expect(app.route.view).toBe('read');
    const [notice] = app.notices.list;
    expect(notice).toMatchObject({ tone: 'bad', text: app.messages.app.partMissing });
    notice!.action!.run();
    coming.get('catalogue')!.come();
    await Promise.resolve();
    await expect.poll(() => app.route.view).toBe('catalogue');
  });
});
