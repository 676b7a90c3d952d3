/**
 * `npm run check` (through check.mjs): everything that can be said about the sources without a browser or a library as a
 * whole; `-- --whole` starts libraries, programs and threads as well. Names choose among the checks. Two at a time; each
 * prints its output only when it fails. Exit 1 when any failed.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const bin = (name: string): string => path.join(root, 'node_modules/.bin', name);

interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Its own summary is worth seeing. */
  readonly shows: boolean;
}

const isWhole = process.argv.includes('--whole');
/** Projects of vitest.config.ts. */
const UNITS = ['--project', 'units', '--project', 'components'];
const SOURCES = ['data', 'electron', 'renderer', 'build', 'e2e'];
const CHECKS: readonly Check[] = [
  // First what takes longest: the others are done beside it.
  {
    name: 'unit tests',
    command: bin('vitest'),
    args: ['run', '--config', 'build/vitest.config.ts', '--reporter', 'dot', ...(isWhole ? [] : UNITS)],
    shows: true,
  },
  {
    name: 'lint',
    command: bin('eslint'),
    args: [
      '--config',
      'build/eslint.config.js',
      '--cache',
      '--cache-location',
      'dist/.eslintcache',
      '--cache-strategy',
      'content',
      ...SOURCES,
    ],
    shows: false,
  },
  {
    name: 'typed lint',
    command: bin('oxlint'),
    args: ['--type-aware', '--quiet', '--config', 'build/oxlint.json', ...SOURCES],
    shows: false,
  },
  { name: 'types', command: bin('tsc'), args: ['-b'], shows: false },
  {
    name: 'components',
    command: bin('svelte-check'),
    args: ['--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings', '--incremental'],
    shows: false,
  },
  {
    name: 'directions',
    command: bin('depcruise'),
    args: [
      '--config',
      'build/dependency-rules.cjs',
      '--cache',
      'dist/.directions',
      '--cache-strategy',
      'content',
      ...SOURCES,
    ],
    shows: false,
  },
  {
    name: 'unused',
    command: bin('knip'),
    args: ['--config', 'build/knip.json', '--no-progress', '--cache', '--cache-location', 'dist/.knip'],
    shows: false,
  },
  {
    name: 'format',
    command: bin('prettier'),
    args: [
      '--config',
      'build/prettier.json',
      '--ignore-path',
      'build/prettier.ignore',
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      'dist/.prettiercache',
      '--cache-strategy',
      'content',
      ...SOURCES,
    ],
    shows: false,
  },
  { name: 'workflows', command: process.execPath, args: ['build/workflow/lint-workflows.ts'], shows: false },
];

interface Outcome {
  readonly check: Check;
  readonly passed: boolean;
  readonly output: string;
}

function run(check: Check): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(check.command, check.args, {
      cwd: root,
      shell: process.platform === 'win32',
      // Every one of them loads thousands of scripts: what was compiled the last time is kept.
      env: { NODE_COMPILE_CACHE: path.join(root, 'dist/.compile-cache'), ...process.env },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ check, passed: false, output: String(error) }));
    child.on('close', (code) => resolve({ check, passed: code === 0, output }));
  });
}

async function main(): Promise<number> {
  const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const waiting = CHECKS.filter((check) => only.length === 0 || only.includes(check.name));
  const failed: string[] = [];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const started = performance.now();
      const outcome = await run(check);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${outcome.passed ? 'ok    ' : 'FAILED'} ${check.name} (${seconds} s)`);
      if (!outcome.passed || check.shows) console.log(outcome.output.trim());
      if (!outcome.passed) failed.push(check.name);
    }
  };
  await Promise.all([work(), work()]);
  console.log(failed.length === 0 ? 'check: all passed' : `check: failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = await main();
