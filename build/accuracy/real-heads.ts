/**
 * How well the head of a paper is read: title, year and agency. Of the government reports beside the checkout the right
 * answers follow from the names of their files, 2026_浙江省_政府工作报告.txt: agency 浙江省人民政府, planned 2026, covered 2025,
 * and a title that says 政府工作报告.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseOriginal } from '../../data/ingest/parse-original.ts';

export interface HeadShares {
  readonly files: number;
  readonly title: number;
  readonly year: number;
  /** Shares of files in which a wrong value was claimed. */
  readonly wrongYear: number;
  readonly agency: number;
  readonly wrongAgency: number;
  readonly faults: readonly string[];
}

interface HeadFile {
  readonly name: string;
  readonly text: string;
  readonly isTitle: (title: string) => boolean;
  readonly year: number;
  readonly agency: string;
}

export function governmentReports(folder: string): HeadFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const told = /^(\d{4})_([\p{Script=Han}]+)_政府工作报告\.txt$/u.exec(name);
    if (!told) return [];
    const [, planned, place] = told;
    return [
      {
        name,
        text: readFileSync(path.join(folder, name), 'utf8'),
        isTitle: (title) =>
          /^(?:\d{4}年)?(?:[\p{Script=Han}]{2,9})?(?:\d{4}年)?(?:人民)?政府工作报告$/u.test(title),
        year: Number(planned) - 1,
        agency: `${place!}人民政府`,
      },
    ];
  });
}

export function measureHeads(files: readonly HeadFile[]): HeadShares {
  const read = files.map((file) => ({ file, draft: parseOriginal(file.text).draft }));
  const share = (holds: (one: (typeof read)[number]) => boolean): number =>
    read.length === 0 ? 1 : read.filter(holds).length / read.length;
  return {
    files: files.length,
    title: share(({ file, draft }) => draft.title !== null && file.isTitle(draft.title)),
    year: share(({ file, draft }) => draft.yearCovered === file.year),
    wrongYear: share(({ file, draft }) => draft.yearCovered !== null && draft.yearCovered !== file.year),
    agency: share(({ file, draft }) => draft.agency === file.agency),
    wrongAgency: share(({ file, draft }) => draft.agency !== null && draft.agency !== file.agency),
    faults: read.flatMap(({ file, draft }) =>
      draft.title !== null &&
      file.isTitle(draft.title) &&
      draft.yearCovered === file.year &&
      draft.agency === file.agency
        ? []
        : [`${file.name}: ${draft.title ?? '-'} / ${draft.yearCovered ?? '-'} / ${draft.agency ?? '-'}`],
    ),
  };
}
