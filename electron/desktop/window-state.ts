import { readFileSync, writeFileSync } from 'node:fs';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is remembered of the window. `place` null: wherever the system puts it. */
export interface WindowState {
  readonly width: number;
  readonly height: number;
  readonly place: { readonly x: number; readonly y: number } | null;
  readonly maximized: boolean;
  readonly zoom: number;
}

const FIRST: WindowState = { width: 1280, height: 840, place: null, maximized: false, zoom: 1 };
export const LEAST_SIZE = { width: 720, height: 480 } as const;
/** A window can be grasped when this much of its title bar is on some screen, in pixels. */
const GRASP = { width: 120, height: 24 } as const;

/** A file that is missing, damaged or of another form is as good as none. */
export function readWindowState(file: string): WindowState {
  try {
    return fromStored(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return FIRST;
  }
}

/** Where it cannot be written, the next start looks like the first: no reason to keep anyone from closing a window. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch (error) {
    console.error(`the window's place is not remembered: ${String(error)}`);
  }
}

/** The state as it can be shown on these screens: one may be gone, or smaller, since last time. */
export function fitToScreens(state: WindowState, screens: readonly Rectangle[]): WindowState {
  const width = fit(state.width, LEAST_SIZE.width, Math.max(...screens.map((one) => one.width)));
  const height = fit(state.height, LEAST_SIZE.height, Math.max(...screens.map((one) => one.height)));
  const { place } = state;
  const reachable =
    place !== null && screens.some((screen) => canBeGrasped({ ...place, width, height }, screen));
  return { ...state, width, height, place: reachable ? place : null };
}

/** Without a screen `most` is -Infinity, and the least size holds. */
function fit(size: number, least: number, most: number): number {
  return Math.max(least, Math.min(size, most));
}

function canBeGrasped(window: Rectangle, screen: Rectangle): boolean {
  const wide = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const top = window.y >= screen.y && window.y + GRASP.height <= screen.y + screen.height;
  return wide >= GRASP.width && top;
}

function fromStored(stored: unknown): WindowState {
  if (typeof stored !== 'object' || stored === null) return FIRST;
  const field = (name: string): unknown => (stored as Record<string, unknown>)[name]; // an object: any field may be asked
  const number = (value: unknown, least: number, most: number, otherwise: number): number =>
    typeof value === 'number' && value >= least && value <= most ? value : otherwise;
  const place = field('place');
  const [x, y] =
    typeof place === 'object' && place !== null && 'x' in place && 'y' in place ? [place.x, place.y] : [];
  return {
    width: Math.round(number(field('width'), LEAST_SIZE.width, 20_000, FIRST.width)),
    height: Math.round(number(field('height'), LEAST_SIZE.height, 20_000, FIRST.height)),
    place: typeof x === 'number' && typeof y === 'number' ? { x: Math.round(x), y: Math.round(y) } : null,
    maximized: field('maximized') === true,
    zoom: number(field('zoom'), 0.5, 3, FIRST.zoom),
  };
}
