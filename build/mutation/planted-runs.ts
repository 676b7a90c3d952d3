import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BaseSequencer, createVitest, type TestSpecification, type Vitest } from 'vitest/node';
import type { Mutant } from './mutants-of.ts';

/** A test failed; none had failed when patience ended; all passed, or there was none. */
export type Verdict = 'noticed' | 'late' | 'passed';

/** Tests whose path has one of these parts in it, or all if there are none; and which of them have been asked already. */
export interface Asked {
  readonly under: readonly string[];
  readonly besides?: readonly string[];
}

/**
 * The tests over sources of which one has a fault in it: one process for all faults, in which only the file with the
 * fault is transformed anew. No file on the disk is ever changed.
 */
export class PlantedRuns {
  readonly #vitest: Vitest;
  readonly #plant: (planted: Planted | null) => void;

  private constructor(vitest: Vitest, plant: (planted: Planted | null) => void) {
    this.#vitest = vitest;
    this.#plant = plant;
  }

  static async open(root: string): Promise<PlantedRuns> {
    let now: Planted | null = null;
    // As its command line says it to the plugin that has components mounted as in a browser: else none can be.
    process.env['VITEST'] ??= 'true';
    const plugin = {
      name: 'planted-fault',
      enforce: 'pre' as const,
      load(id: string): string | null {
        if (now === null || id !== now.file) return null;
        const source = readFileSync(id, 'utf8');
        return source.slice(0, now.start) + now.text + source.slice(now.end);
      },
    };
    const vitest = await createVitest(
      'test',
      {
        config: path.join(root, 'build/vitest.config.ts'),
        watch: false,
        bail: 1,
        // A second worker that had nothing to do would keep what it had loaded before the fault.
        maxWorkers: 1,
        // A loop that collects for ever is told by this, too.
        execArgv: ['--max-old-space-size=1500'],
        // What was transformed without a fault must not be taken for it.
        fsModuleCache: false,
        reporters: [{}],
        sequence: { sequencer: ShortestFirst },
      },
      { plugins: [plugin] },
    );
    return new PlantedRuns(vitest, (planted) => (now = planted));
  }

  /** What the tests say that import the file; `file` is absolute, `patience` in milliseconds. */
  async ask(
    file: string,
    { start, end, text }: Mutant,
    { under, besides = [] }: Asked,
    patience: number,
  ): Promise<Verdict> {
    this.#plant({ file, start, end, text });
    this.#vitest.invalidateFile(file);
    this.#vitest.config.related = [file];
    // Failures of the fault before are counted with those that end a run, and what was ended keeps its old result.
    this.#vitest.state.idMap.clear();
    this.#vitest.state.filesMap.clear();
    const relevant = await this.#vitest.getRelevantTestSpecifications([...under]);
    const specifications = relevant.filter(
      ({ moduleId }) => !besides.some((part) => moduleId.includes(part)),
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Verdict>((resolve) => {
      timer = setTimeout(() => {
        // The first asks the worker, which hears nothing in a loop that never ends; the second ends it.
        void this.#vitest.cancelCurrentRun('keyboard-input');
        void this.#vitest.cancelCurrentRun('keyboard-input').then(() => resolve('late'));
      }, patience);
    });
    const run = this.#vitest
      .runTestSpecifications(specifications)
      .then(({ testModules, unhandledErrors }): Verdict =>
        unhandledErrors.length > 0 || testModules.some((one) => !one.ok()) ? 'noticed' : 'passed',
      );
    const verdict = await Promise.race([run, late]);
    clearTimeout(timer);
    this.#plant(null);
    this.#vitest.invalidateFile(file);
    return verdict;
  }

  close(): Promise<void> {
    return this.#vitest.close();
  }
}

/** The first that fails ends a run, and most faults are noticed by tests of a moment. */
class ShortestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).reverse();
  }
}

interface Planted extends Pick<Mutant, 'start' | 'end' | 'text'> {
  readonly file: string;
}
