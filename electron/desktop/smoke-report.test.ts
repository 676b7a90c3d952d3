import { describe, expect, it } from 'vitest';
import { hasPassed, smokeReport } from './smoke-report.ts';

const PASSED = { step: 'the archive opens', passed: true, detail: '5 reports', milliseconds: 12 };
const FAILED = { step: 'the page loads', passed: false, detail: 'not ready after 5 ms', milliseconds: 5 };

describe('the report of a smoke test', () => {
  it('is JSON with all that was tried and how long it took', () => {
    const report: unknown = JSON.parse(smokeReport('0.1.0', [PASSED, FAILED], process.versions));
    expect(report).toMatchObject({
      smokeTest: 'failed',
      program: 'lanjuan 0.1.0',
      versions: { node: process.versions.node },
      steps: [PASSED, FAILED],
    });
  });

  it('has passed when every step has, and there was one', () => {
    expect(hasPassed([PASSED])).toBe(true);
    expect(hasPassed([PASSED, FAILED])).toBe(false);
    expect(hasPassed([])).toBe(false);
  });
});
