import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../..');

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
/** Only what these tests look at. */
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

// A file of ours; a workflow without these parts fails the tests below.
const workflow = parse(readFileSync(path.join(root, '.github/workflows/release.yml'), 'utf8')) as Workflow;
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

describe('the release workflow', () => {
  it('uses actions by the commit and not by a name that can be moved', () => {
    const used = steps.flatMap((step) => (step.uses ? [step.uses] : []));
    expect(used.length).toBeGreaterThan(4);
    for (const action of used) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
  });

  it('may write nothing but the release', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  it('runs only scripts that package.json has', () => {
    // npm could not read it otherwise.
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const text = steps.map((step) => step.run ?? '').join('\n');
    const called = Array.from(text.matchAll(/npm (?:run )?([a-z][\w:]*)/g), (found) => found[1] ?? '');
    expect(called).toContain('package');
    for (const name of called) expect(Object.keys(scripts)).toContain(name);
  });
});
