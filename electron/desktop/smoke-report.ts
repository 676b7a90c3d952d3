import type { SmokeStep } from './smoke-test.ts';

/** What `--smoke-test` did, as an administrator can send it on: versions and steps; no path, no name, no text. */
export function smokeReport(
  version: string,
  steps: readonly SmokeStep[],
  versions: NodeJS.ProcessVersions,
): string {
  const { electron, chrome, node } = versions;
  const { platform, arch } = process;
  const report = {
    smokeTest: hasPassed(steps) ? 'passed' : 'failed',
    program: `lanjuan ${version}`,
    system: `${platform} ${arch} ${process.getSystemVersion?.() ?? ''}`.trim(),
    versions: { electron, chrome, node },
    steps,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

export function hasPassed(steps: readonly SmokeStep[]): boolean {
  return steps.length > 0 && steps.every((step) => step.passed);
}
