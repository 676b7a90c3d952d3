import type { AppState } from './app.svelte.ts';

/** What keys do that no part of the window holds itself. */
export interface KeyActions {
  readonly focusSearch: () => void;
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  readonly foldPane: (side: 'left' | 'right') => void;
}

/** The keys that hold in the whole window. */
export function windowKeys(app: AppState, actions: KeyActions): (event: KeyboardEvent) => void {
  return (event) => {
    const run = event.defaultPrevented ? null : actionOf(event, app, actions);
    if (!run) return;
    event.preventDefault();
    run();
  };
}

function actionOf(event: KeyboardEvent, app: AppState, actions: KeyActions): (() => void) | null {
  const command = event.ctrlKey || event.metaKey;
  // A field for words to look for is emptied by Escape otherwise: nothing that was typed is lost by a key.
  if (event.key === 'Escape') return isSearchField(event) ? () => undefined : null;
  if (event.altKey) return wayOf(event.key, app);
  if (event.key === 'F3') return () => app.step(event.shiftKey ? -1 : 1);
  if (!command) return isTyping(event) ? null : letterOf(event, app, actions);
  switch (event.key.toLowerCase()) {
    case 'f':
      return actions.focusSearch;
    case 'k':
      return actions.openPalette;
    case 'z':
      // In a field, undo is the field's own.
      return isTyping(event) ? null : () => void app.turn(event.shiftKey ? 'redo' : 'undo');
    default:
      return null;
  }
}

/** Single keys, where nothing is being typed. */
function letterOf({ key }: KeyboardEvent, app: AppState, actions: KeyActions): (() => void) | null {
  switch (key) {
    case 'n':
    case 'N':
      return app.search.isActive ? () => app.step(key === 'n' ? 1 : -1) : null;
    case '?':
    case '？':
      return actions.openHelp;
    case '[':
      return () => actions.foldPane('left');
    case ']':
      return () => actions.foldPane('right');
    case '-':
    case '+':
    case '=':
      return app.route.view === 'read' ? () => app.preferences.stepTextSize(key === '-' ? -1 : 1) : null;
    case '/':
      return actions.focusSearch;
    default:
      return null;
  }
}

function isSearchField({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && target.type === 'search';
}

function wayOf(key: string, app: AppState): (() => void) | null {
  if (key === 'ArrowLeft') return () => app.visits.back();
  if (app.search.isActive && key === 'ArrowDown') return () => app.stepOver(1);
  if (app.search.isActive && key === 'ArrowUp') return () => app.stepOver(-1);
  return key === 'ArrowRight' ? () => app.visits.forward() : null;
}

function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type=checkbox], [type=radio]), textarea, select') !== null
  );
}

/** The fourth and the fifth button of a mouse. */
export function stepByButton(event: MouseEvent, app: AppState): void {
  if (event.button !== 3 && event.button !== 4) return;
  event.preventDefault();
  if (event.button === 3) app.visits.back();
  else app.visits.forward();
}
