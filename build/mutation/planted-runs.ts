import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { BaseSequencer, createVitest, type Reporter, type TestSpecification, type Vitest } from 'vitest/node';
import type { Mutant } from './mutants-of.ts';

/** A test failed; one has not ended while patience lasted; all passed, or there was none. */
export type Verdict = 'noticed' | 'late' | 'passed';

/** Tests whose path has one of these parts in it; all if there is none. */
export type Step = readonly string[];

export interface Answer {
  readonly verdict: Verdict;
  /** How many files of tests import the file and were asked, each once. */
  readonly asked: number;
}

/**
 * The tests over sources of which one has a fault in it: one process for all faults, in which only the file with the
 * fault is transformed anew. No file on the disk is ever changed.
 */
export class PlantedRuns {
  readonly #vitest: Vitest;
  readonly #plant: (planted: Planted | null) => void;
  readonly #signs: SignsOfLife;

  private constructor(vitest: Vitest, plant: (planted: Planted | null) => void, signs: SignsOfLife) {
    this.#vitest = vitest;
    this.#plant = plant;
    this.#signs = signs;
  }

  static async open(root: string): Promise<PlantedRuns> {
    let now: Planted | null = null;
    const signs = new SignsOfLife();
    // As its command line says it to the plugin that has components mounted as in a browser: else none can be.
    process.env['VITEST'] ??= 'true';
    const plugin: Plugin = {
      name: 'planted-fault',
      enforce: 'pre',
      // A project with plugins of its own, as that of components is, has a server of its own, which is not given this one.
      config({ test }) {
        for (const project of test?.projects ?? [])
          if (typeof project === 'object' && 'plugins' in project) project.plugins?.push(plugin);
      },
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
        reporters: [signs],
        sequence: { sequencer: ShortestFirst },
      },
      { plugins: [plugin] },
    );
    return new PlantedRuns(vitest, (planted) => (now = planted), signs);
  }

  /**
   * What the tests say that import the file, step after step until a fault is noticed; `file` is absolute. `patience`:
   * milliseconds in which no test has ended, nor anything before or after one.
   */
  async ask(
    file: string,
    { start, end, text }: Mutant,
    steps: readonly Step[],
    patience: number,
  ): Promise<Answer> {
    this.#plant({ file, start, end, text });
    this.#vitest.invalidateFile(file);
    const asked = new Set<string>();
    let verdict: Verdict = 'passed';
    for (const under of steps) {
      // A run forgets it.
      this.#vitest.config.related = [file];
      const relevant = await this.#vitest.getRelevantTestSpecifications([...under]);
      const left = relevant.filter(({ moduleId }) => !asked.has(moduleId));
      for (const { moduleId } of left) asked.add(moduleId);
      if (left.length > 0) verdict = await this.#run(left, patience);
      if (verdict !== 'passed') break;
    }
    this.#plant(null);
    this.#vitest.invalidateFile(file);
    return { verdict, asked: asked.size };
  }

  async #run(specifications: TestSpecification[], patience: number): Promise<Verdict> {
    // Failures of the fault before are counted with those that end a run, and what was ended keeps its old result.
    this.#vitest.state.idMap.clear();
    this.#vitest.state.filesMap.clear();
    let isLate = false;
    const ended = this.#signs.missing(patience).then(async (): Promise<Verdict> => {
      isLate = true;
      // The first asks the worker, which hears nothing in a loop that never ends; the second ends it.
      void this.#vitest.cancelCurrentRun('keyboard-input');
      await this.#vitest.cancelCurrentRun('keyboard-input');
      return 'late';
    });
    const run = this.#vitest
      .runTestSpecifications(specifications)
      .then(({ testModules, unhandledErrors }): Verdict =>
        unhandledErrors.length > 0 || testModules.some((one) => !one.ok()) ? 'noticed' : 'passed',
      );
    const verdict = await Promise.race([run, ended]);
    this.#signs.rest();
    return isLate ? 'late' : verdict;
  }

  close(): Promise<void> {
    return this.#vitest.close();
  }
}

/** Whatever a run tells while it goes on. A machine that is busy otherwise makes all of it slow, a loop one of it endless. */
class SignsOfLife implements Reporter {
  #again: () => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;

  /** Ends when nothing has been told for so many milliseconds, never if the run rests before. */
  missing(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#again = () => {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(resolve, milliseconds);
      };
      this.#again();
    });
  }

  rest(): void {
    clearTimeout(this.#timer);
    this.#again = () => undefined;
  }

  onTestModuleCollected(): void {
    this.#again();
  }

  onHookEnd(): void {
    this.#again();
  }

  onTestCaseResult(): void {
    this.#again();
  }

  onTestModuleEnd(): void {
    this.#again();
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
