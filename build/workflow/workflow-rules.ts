import { parse } from 'yaml';

export interface Step {
  readonly uses?: string;
  readonly run?: string;
}
export interface Job {
  readonly 'runs-on'?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly 'timeout-minutes'?: number;
  readonly strategy?: {
    readonly matrix?: { readonly include?: readonly Readonly<Record<string, string>>[] };
  };
  readonly steps: readonly Step[];
}
/** Only what the rules look at. */
export interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Subject {
  readonly text: string;
  readonly workflow: Workflow;
  /** Names in package.json. */
  readonly scripts: readonly string[];
}
/** Sentences about what is wrong. */
type Rule = (subject: Subject) => readonly string[];

/** Images that GitHub runs (README of actions/runner-images, autumn of 2026); macos-14 went on 2 November 2026. */
const IMAGES = new Set(
  'ubuntu-22.04 ubuntu-24.04 ubuntu-26.04 windows-2022 windows-2025 macos-15 macos-15-intel macos-26 macos-26-intel'.split(
    ' ',
  ),
);

const RULES: readonly Rule[] = [
  actionsArePinned,
  imagesExist,
  mayWriteNothing,
  jobsEnd,
  scriptsExist,
  nothingFromOutsideInScripts,
  systemsDoNotWait,
  chineseCanBeSeen,
];

/** Everything that is wrong with a workflow that could be told without running it. */
export function lintWorkflow(text: string, scripts: readonly string[]): readonly string[] {
  // A file of ours; where parts are missing, the rules say so or throw.
  const workflow = parse(text) as Workflow;
  return RULES.flatMap((rule) => rule({ text, workflow, scripts }));
}

function stepsOf({ jobs }: Workflow): readonly Step[] {
  return Object.values(jobs).flatMap((job) => job.steps);
}

/** By the commit, and not by a name that can be moved; the comment says which version it was. */
function actionsArePinned({ text, workflow }: Subject): readonly string[] {
  const pinned = new Set(
    Array.from(
      text.matchAll(/uses: (actions\/[\w-]+@[0-9a-f]{40}) # v\d+\.\d+\.\d+$/gm),
      (found) => found[1],
    ),
  );
  return stepsOf(workflow)
    .flatMap(({ uses }) => (uses ? [uses] : []))
    .filter((uses) => !pinned.has(uses))
    .map((uses) => `${uses} is not pinned by a commit and its version`);
}

function imagesExist({ workflow }: Subject): readonly string[] {
  return Object.entries(workflow.jobs).flatMap(([name, job]) =>
    imagesOf(job)
      .filter((image) => !IMAGES.has(image))
      .map((image) => `job ${name} runs on ${image}, which does not exist`),
  );
}

function imagesOf(job: Job): readonly string[] {
  const named = job['runs-on'] ?? 'nothing';
  const [, key] = /^\$\{\{ matrix\.(\w+) \}\}$/.exec(named) ?? [];
  if (key === undefined) return [named];
  return (job.strategy?.matrix?.include ?? []).map((one) => one[key] ?? 'nothing');
}

function mayWriteNothing({ workflow }: Subject): readonly string[] {
  return JSON.stringify(workflow.permissions) === '{"contents":"read"}'
    ? []
    : ['permissions are not "contents: read" alone'];
}

/** GitHub's own limit is six hours. */
function jobsEnd({ workflow }: Subject): readonly string[] {
  return Object.entries(workflow.jobs)
    .filter(([, job]) => !job['timeout-minutes'])
    .map(([name]) => `job ${name} has no timeout-minutes`);
}

function scriptsExist({ workflow, scripts }: Subject): readonly string[] {
  const text = stepsOf(workflow)
    .map((step) => step.run ?? '')
    .join('\n');
  return Array.from(text.matchAll(/\bnpm (?:run )?([a-z][\w:]*)/g), (found) => found[1] ?? '')
    .filter((name) => !scripts.includes(name))
    .map((name) => `package.json has no script "${name}"`);
}

/** An expression is put into a script as text: only what this file says itself may be. */
function nothingFromOutsideInScripts({ workflow }: Subject): readonly string[] {
  return stepsOf(workflow)
    .flatMap(({ run = '' }) =>
      Array.from(run.matchAll(/\$\{\{\s*([^}]+?)\s*\}\}/g), (found) => found[1] ?? ''),
    )
    .filter((expression) => !expression.startsWith('matrix.'))
    .map((expression) => `a script holds \${{ ${expression} }}: give it as a variable`);
}

/** A job that needs others is skipped when one of them fails, unless it says otherwise. */
function systemsDoNotWait({ workflow }: Subject): readonly string[] {
  return Object.entries(workflow.jobs)
    .filter(([, job]) => job.needs !== undefined && !(job.if ?? '').includes('!cancelled()'))
    .map(([name]) => `job ${name} waits for every system`);
}

/** Ubuntu's images have no Chinese type: pictures and widths would be those of boxes. */
function chineseCanBeSeen({ workflow }: Subject): readonly string[] {
  return Object.entries(workflow.jobs)
    .filter(([, job]) => imagesOf(job).some((image) => image.startsWith('ubuntu')))
    .filter(([, job]) => job.steps.some(({ run }) => /\bnpm test\b/.test(run ?? '')))
    .filter(
      ([, job]) => !job.steps.some(({ run }) => /apt-get install[^\n]*\bfonts-noto-cjk\b/.test(run ?? '')),
    )
    .map(([name]) => `job ${name} tests on Ubuntu without fonts-noto-cjk`);
}
