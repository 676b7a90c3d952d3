import { MediaQuery } from 'svelte/reactivity';
import type { PreferencesState } from './settings/preferences.svelte.ts';

export type PaneSide = 'left' | 'right';

/** Widths in percent of the window, and what is folded away. */
interface KeptPanes {
  readonly left: number;
  readonly right: number;
  readonly folded: readonly PaneSide[];
}

const USUAL: KeptPanes = { left: 25, right: 24, folded: [] };
/** Three panes need so much; below it what stands beside the text comes in a drawer over it. */
const ROOM_FOR_PANES = '(width >= 66rem)';
const KEPT_AS = 'panes';

/** What stands beside the text: how wide, whether folded away, or as a drawer in a small window. */
export class ReadPanes {
  /** The drawer that is open in a small window. */
  drawer = $state<PaneSide | null>(null);
  readonly #room = new MediaQuery(ROOM_FOR_PANES, true);
  /** A sheet is narrower, and no reason to build the window anew. */
  readonly #paper = new MediaQuery('print', false);
  readonly #preferences: PreferencesState;

  constructor(preferences: PreferencesState) {
    this.#preferences = preferences;
  }

  get isNarrow(): boolean {
    return !this.#room.current && !this.#paper.current;
  }

  get kept(): KeptPanes {
    return panesIn(this.#preferences.layoutOf(KEPT_AS));
  }

  isShown(side: PaneSide): boolean {
    return this.isNarrow ? this.drawer === side : !this.kept.folded.includes(side);
  }

  /** Folds it away, or brings it back. */
  toggle(side: PaneSide): void {
    if (this.isNarrow) this.drawer = this.drawer === side ? null : side;
    else this.setFolded(side, !this.kept.folded.includes(side));
  }

  setFolded(side: PaneSide, isFolded: boolean): void {
    const others = this.kept.folded.filter((one) => one !== side);
    this.#keep({ ...this.kept, folded: isFolded ? [...others, side] : others });
  }

  /** As a person has drawn them; a pane that is folded away keeps the width that it had. */
  setWidths(left: number, right: number): void {
    const width = (drawn: number, kept: number): number => (drawn > 0 ? Math.round(drawn * 10) / 10 : kept);
    this.#keep({ ...this.kept, left: width(left, this.kept.left), right: width(right, this.kept.right) });
  }

  /** In a small window: shows what was asked for, over the text. */
  show(side: PaneSide): void {
    if (this.isNarrow) this.drawer = side;
    else if (this.kept.folded.includes(side)) this.setFolded(side, false);
  }

  #keep(panes: KeptPanes): void {
    const text = JSON.stringify(panes);
    if (text !== JSON.stringify(this.kept)) this.#preferences.keepLayout(KEPT_AS, text);
  }
}

/** What cannot be read is as usual. */
function panesIn(text: string | null): KeptPanes {
  try {
    const { left, right, folded }: Readonly<Record<string, unknown>> = JSON.parse(text ?? '{}') as never;
    if (!isWidth(left) || !isWidth(right) || !Array.isArray(folded)) return USUAL;
    return { left, right, folded: (['left', 'right'] as const).filter((side) => folded.includes(side)) };
  } catch {
    return USUAL;
  }
}

function isWidth(value: unknown): value is number {
  return typeof value === 'number' && value >= 10 && value <= 45;
}
