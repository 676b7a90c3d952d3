import type { Clipping, ClippingId } from '../../data/contract/clipping-entry.ts';
import type { IndicatorId } from '../../data/contract/model.ts';
import type { WrittenDocument } from '../../data/plain/written-document.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';
import { tellLastStep, type StepNeeds } from '../shared/tell-step.ts';
import type { PrintedFigure } from '../shared/printed-figure.ts';
import { clippingsDocument, type PrintedFigures } from './clippings-document.ts';

interface Surroundings extends StepNeeds<WindowClient> {
  readonly fail: (error: unknown) => void;
  /** A figure as it stands on its page; null where there is no picture of it. */
  readonly printedOf: (indicatorId: IndicatorId) => Promise<PrintedFigure | null>;
}

/** The 材料夹 as the window shows it. */
export class ClippingsState {
  isOpen = $state(false);
  readonly #around: Surroundings;
  readonly #list: LiveQuery<object, readonly Clipping[]>;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#list = liveMethod(around.client, 'notebook.clippings');
  }

  get list(): readonly Clipping[] {
    return this.#list.value ?? [];
  }

  load(): Promise<void> {
    return this.#list.ask({});
  }

  /** All of it as one paper, wherever that goes: each figure with its picture. `about`: where it comes from. */
  async document(about: readonly string[]): Promise<WrittenDocument> {
    const { list } = this;
    return clippingsDocument(list, about, this.#around.messages, await this.#printedFigures(list));
  }

  /** One after the other: each holds a whole page while it is drawn. */
  async #printedFigures(list: readonly Clipping[]): Promise<PrintedFigures> {
    const printed = new Map<ClippingId, PrintedFigure>();
    for (const { clippingId, content } of list) {
      if (content.kind !== 'figure') continue;
      // Whether it is still known is for the archive to say.
      const found = await this.#around.printedOf(content.figure.indicatorId as IndicatorId);
      if (found) printed.set(clippingId, found);
    }
    return printed;
  }

  async setLine({ clippingId, line: before }: Clipping, line: string): Promise<void> {
    if (line === before) return;
    await this.#attempt(() => this.#around.client.call('notebook.changeClipping', { clippingId, line }));
  }

  /** One place up or down. */
  async step(clipping: Clipping, by: 1 | -1): Promise<void> {
    const at = this.list.indexOf(clipping);
    if (at === -1 || at + by < 0 || at + by >= this.list.length) return;
    const next = this.list[by === -1 ? at - 1 : at + 2];
    await this.moveBefore(clipping.clippingId, next?.clippingId ?? null);
  }

  /** Null: to the end. */
  async moveBefore(clippingId: ClippingId, before: ClippingId | null): Promise<void> {
    if (clippingId === before) return;
    await this.#attempt(() => this.#around.client.call('notebook.changeClipping', { clippingId, before }));
  }

  async remove(clippings: readonly Clipping[]): Promise<void> {
    if (clippings.length === 0) return;
    const { client, messages } = this.#around;
    const clippingIds = clippings.map((one) => one.clippingId);
    await this.#attempt(async () => {
      await client.call('notebook.removeClippings', { clippingIds });
      await tellLastStep(this.#around, messages.clippings.removed(clippings.length));
    });
  }

  async #attempt(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => this.#around.fail(error));
  }
}
