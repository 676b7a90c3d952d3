import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { stillIcons } from './still-icons.ts';

const root = path.resolve(import.meta.dirname, '..');
/** A component is mounted, and has a document. */
const COMPONENTS = 'renderer/**/*.svelte.test.ts';

/** `--mode long`: the sizes by which faults were once found (data/testing/long-form.ts), with the time that they take. */
export default defineConfig(({ mode }) => ({
  root,
  plugins: [stillIcons, svelte({ configFile: false })],
  cacheDir: path.join(root, 'dist/.vitest'),
  test: {
    // Files share what they import: a process for each took two thirds of the time. None may leave anything behind.
    isolate: false,
    // Vitest leaves a processor free, which of two is half of them.
    maxWorkers: '100%',
    // For what never ends: a machine that is busy otherwise is no failure, in a test nor before or after it.
    testTimeout: mode === 'long' ? 600_000 : 60_000,
    hookTimeout: mode === 'long' ? 600_000 : 60_000,
    globalSetup: [path.join(root, 'build/files-in-memory.ts')],
    env: {
      ...(mode === 'long' ? { LANJUAN_LONG: '1' } : {}),
      // Programs and threads that a test starts from their sources need not be read anew.
      NODE_COMPILE_CACHE: path.join(root, 'dist/.compile-cache'),
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['data/*/**/*.test.ts', 'renderer/**/*.test.ts'],
          exclude: [COMPONENTS],
        },
      },
      {
        extends: true,
        test: {
          // Whole libraries, programs and threads, and what is built of them.
          name: 'library',
          include: ['data/*.test.ts', '{electron,build}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [svelteTesting()],
        test: {
          name: 'components',
          include: [COMPONENTS],
          environment: 'happy-dom',
          // Roles and names of a long table are worked out node by node.
          testTimeout: 180_000,
          // As wide as a usual window: everything stands side by side.
          environmentOptions: { happyDOM: { width: 1280, height: 800 } },
          setupFiles: [path.join(root, 'build/components/sample-library.ts')],
        },
      },
    ],
  },
}));
