import { LatePart } from './shared/late-part.svelte.ts';
import type { Route } from './shared/route.ts';
import { whenIdle } from './shared/when-idle.ts';

/**
 * What the window fetches when it is first shown. Not what a key opens and the next key is meant for, as the palette: what is
 * typed does not wait.
 */
export const LATE = {
  search: new LatePart(() => import('./search/SearchPage.svelte')),
  compare: new LatePart(() => import('./CompareView.svelte')),
  indicators: new LatePart(() => import('./indicators/IndicatorsPage.svelte')),
  programmes: new LatePart(() => import('./programmes/ProgrammesPage.svelte')),
  notes: new LatePart(() => import('./annotations/NotesPage.svelte')),
  library: new LatePart(() => import('./settings/LibraryPage.svelte')),
  catalogue: new LatePart(() => import('./catalogue/CataloguePage.svelte')),
  pages: new LatePart(() => import('./ReadPages.svelte')),
  takeAway: new LatePart(() => import('./ReadTakeAway.svelte')),
  about: new LatePart(() => import('./settings/About.svelte')),
  evidence: new LatePart(() => import('./FigureEvidence.svelte')),
  tray: new LatePart(() => import('./clippings/ClippingsTray.svelte')),
};

/**
 * Fetches what an address needs to be drawn; null where all of it is there. The reading desk is there from the start: it is
 * where the program opens.
 */
export function bring(route: Route): Promise<unknown> | null {
  if (route.view === 'read') return null;
  const wanted: LatePart<unknown> = LATE[route.view];
  return wanted.part ? null : wanted.need();
}

/**
 * Fetches the views while nobody waits, one after the other: the first look at each is as quick as the next. What cannot be
 * had is asked for anew when it is shown.
 */
export async function fetchAhead(): Promise<void> {
  const { takeAway, evidence, search, compare, indicators, programmes, notes, library } = LATE;
  for (const part of [takeAway, evidence, search, compare, indicators, programmes, notes, library]) {
    await new Promise<void>((go) => whenIdle(go));
    await part.need().catch(() => undefined);
  }
}
