/**
 * 四性检测 after DA/T 70-2018. The standard was not at hand; numbers and names of the checks are those that secondary
 * accounts of its tables give (真实性 1-x, 完整性 2-x, 可用性 3-x, 安全性 4-x), and the wording of each is our own.
 */
import type {
  CheckResult,
  FourProperties,
  Outcome,
  PropertyCheck,
} from '../contract/four-properties-model.ts';
import type { CheckedLibrary, Found } from './checked-library.ts';
import { LIBRARY_CHECKS } from './library-checks.ts';
import { REPORT_CHECKS } from './report-checks.ts';

/** Every check of every report, and of the library as a whole. */
export function fourProperties(library: CheckedLibrary): FourProperties {
  const results: CheckResult[] = [
    ...library.reports.flatMap((report) =>
      REPORT_CHECKS.map((check) => resultOf(check, report.reportId, check.run(report, library))),
    ),
    ...LIBRARY_CHECKS.map((check) => resultOf(check, null, check.run(library))),
  ];
  return {
    checks: [...REPORT_CHECKS, ...LIBRARY_CHECKS].map(({ id, property, zh, en, how, of }): PropertyCheck => ({
      id,
      property,
      zh,
      en,
      how,
      of,
    })),
    results,
    reports: library.reports.length,
    failed: results.filter(({ outcome }) => outcome === 'failed').length,
  };
}

function resultOf(check: PropertyCheck, reportId: CheckResult['reportId'], found: Found): CheckResult {
  if (typeof found === 'string') return { check: check.id, reportId, outcome: found, detail: '' };
  const [outcome, detail]: readonly [Outcome, string] = found;
  return { check: check.id, reportId, outcome, detail };
}
