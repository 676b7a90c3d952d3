import type { Section } from '../../contract/model.ts';
import type { OutlineSection } from './outline.ts';
import { planScore, type PlanYears } from './plan-language.ts';

export interface SettledSection extends OutlineSection {
  readonly kind: Section['kind'];
  readonly year: number | null;
}

/** Says of each section whether it looks back or ahead, and of which year it speaks. */
export function settleKinds(sections: readonly OutlineSection[], years: PlanYears): SettledSection[] {
  const onlyPlans = years.onlyPlans ?? null;
  const next = onlyPlans ?? (years.covered === null ? null : years.covered + 1);
  return sections.flatMap(splitOff(years)).map((section) => {
    if (section.role === 'front' || section.role === 'caption')
      return { ...section, kind: 'none', year: null };
    if (onlyPlans !== null) return { ...section, kind: 'plan', year: next };
    const kind = isPlan(section, years) ? 'plan' : 'review';
    return { ...section, kind, year: kind === 'plan' ? next : years.covered };
  });
}

function isPlan(section: OutlineSection, years: PlanYears): boolean {
  if (section.role === 'outlook') return true;
  if (section.isMarked) return false;
  const text = section.passages.map((passage) => passage.text).join('');
  const score = planScore(text, years);
  if (section.role === 'leader_statement') return looksAhead(text, years) || score > 0;
  if (section.inOutlook) return true;
  // Without an outlook around it, only a section that says so clearly is a plan.
  return section.role === 'section' && score >= 4 && text.length > 0;
}

function looksAhead(text: string, years: PlanYears): boolean {
  const next = years.covered === null ? null : years.covered + 1;
  return next !== null && new RegExp(`${next}年[^。]{0,30}将`).test(text);
}

/**
 * The head's words in the lead, and a last paragraph that turns to the next year, are sections of their own: their
 * figures are targets.
 */
function splitOff(years: PlanYears): (section: OutlineSection) => OutlineSection[] {
  return (section) => {
    const last = section.passages.at(-1);
    if (!last || section.passages.length < 2 || section.role === 'outlook' || section.inOutlook)
      return [section];
    const role =
      section.role === 'lead' && isLeadersWords(last.text)
        ? 'leader_statement'
        : (section.role === 'lead' || section.role === 'section' || section.role === '盘点') &&
            opensNextYear(last.text, years)
          ? 'outlook'
          : null;
    if (role === null) return [section];
    return [
      { ...section, passages: section.passages.slice(0, -1) },
      { role, level: 1, heading: null, passages: [last], isMarked: false, inOutlook: role === 'outlook' },
    ];
  };
}

function isLeadersWords(text: string): boolean {
  return (
    /^“/.test(text) &&
    /”[^“”。]{0,20}(?:局|厅|委)[^“”。]{0,12}(?:局长|厅长|书记|主任)[\p{Script=Han}]{2,4}(?:说|表示|介绍|如是说)/u.test(
      text,
    )
  );
}

function opensNextYear(text: string, years: PlanYears): boolean {
  if (years.covered === null) return false;
  return (
    new RegExp(`^(?:展望|面向|迈进|站在|进入)?${years.covered + 1}年?[，,]`).test(text) ||
    /^(?:展望未来|新的一年|下一步|来年)[，,]/.test(text)
  );
}
