import { describe, expect, it } from 'vitest';
import type { PassageId, Programme, ReportId, ReportSummary } from '../../data/contract/model.ts';
import { clientOver } from '../archive-client.ts';
import { compareProgrammes, editionOf, ProgrammesState, type ProgrammeOrder } from './programmes.svelte.ts';

const passage = (id: string) => id as PassageId;
const year = (
  agency: string,
  reportId: string,
  of: number,
  ...passages: string[]
): Programme['years'][number] => ({
  year: of,
  agency,
  reportId: reportId as ReportId,
  passages: passages.map(passage),
  places: [],
});
const PROGRAMMES: Programme[] = [
  {
    name: '浙食链',
    years: [
      year('平湖市市场监督管理局', 'pinghu-2022', 2022, 'pinghu-2022:digest:4'),
      year('浙江省市场监督管理局', 'zhejiang-2023', 2023, 'zhejiang-2023:digest:9'),
    ],
  },
  { name: 'GM2D', years: [year('浙江省市场监督管理局', 'zhejiang-2023', 2023)] },
];

const client = clientOver((method, request) => {
  if (method === 'programmes.list') return Promise.resolve({ ok: true, value: PROGRAMMES });
  // The state asks for texts only.
  const { reportId, edition } = request as { reportId: string; edition: string };
  const text = {
    passageId: `${reportId}:${edition}:4`,
    text: '“浙食链”上链企业达到八成。',
    rawStart: 0,
    rawEnd: 14,
  };
  const section = { role: 'digest', heading: '食品安全', headingPassage: null, passages: [text] };
  return Promise.resolve({ ok: true, value: { reportId, edition, sections: [section] } });
});

describe('programmes', () => {
  it('stand in the years that name them, and can be narrowed to an agency', async () => {
    const programmes = new ProgrammesState(client, () => []);
    await programmes.show(null);
    expect(programmes.years).toEqual([2022, 2023]);
    programmes.agency = '平湖市市场监督管理局';
    expect(programmes.years).toEqual([2022]);
    expect(programmes.visible.map((one) => one.name)).toEqual(['浙食链']);
  });

  it('count originals alone where they are held, and digests too when that is chosen', async () => {
    // As the catalogue lists a report with an original; nothing else of it is read here.
    const held = { reportId: 'pinghu-2022', editions: ['digest', 'original'] } as unknown as ReportSummary;
    const both = year(
      '平湖市市场监督管理局',
      'pinghu-2022',
      2022,
      'pinghu-2022:digest:4',
      'pinghu-2022:original:7',
      'pinghu-2022:original:9',
    );
    const host = clientOver((method) =>
      Promise.resolve({
        ok: true,
        value: method === 'programmes.list' ? [{ name: '浙食链', years: [both] }] : [],
      }),
    );
    const programmes = new ProgrammesState(host, () => [held]);
    await programmes.show(null);
    const count = (): number | undefined => programmes.programmes[0]?.years[0]?.passages.length;
    expect([count(), programmes.besides]).toEqual([2, 1]);
    programmes.countDigests(true);
    expect([count(), programmes.besides]).toEqual([3, 1]);
    expect(programmes.choices['digests']).toBe('yes');
  });

  it('of most years stand first, of as many years those with most passages', () => {
    const of = (name: string, ...years: (readonly [number, number])[]): Programme => ({
      name,
      years: years.map(([one, n]) =>
        year('平湖市市场监督管理局', `pinghu-${one}`, one, ...Array.from({ length: n }, (_, i) => `${i}`)),
      ),
    });
    const all = [
      of('甲', [2025, 9]),
      of('乙', [2020, 1], [2022, 1]),
      of('丙', [2020, 2], [2022, 3]),
      of('丁', [2021, 1]),
    ];
    const sorted = (order: ProgrammeOrder) =>
      all.toSorted((a, b) => compareProgrammes(order, a, b, (one) => one.years)).map((one) => one.name);
    expect(sorted('years')).toEqual(['丙', '乙', '甲', '丁']);
    expect(sorted('first').slice(2)).toEqual(['丁', '甲']);
    expect(sorted('latest')[0]).toBe('甲');
    expect(sorted('latest').at(-1)).toBe('丁');
  });

  it('are as an address says, and say it again', async () => {
    const programmes = new ProgrammesState(client, () => []);
    const choices = {
      year: '2023',
      agency: '浙江省市场监督管理局',
      words: '链',
      several: 'yes',
      sort: 'byName',
    };
    await programmes.show('浙食链', choices);
    expect(programmes.choices).toEqual(choices);
    expect(programmes.mentions.map((one) => one.reportId)).toEqual(['zhejiang-2023']);
    await programmes.show(null, {});
    expect(programmes.choices).toEqual({});
  });

  it('are found by any part of the name, whatever the case', async () => {
    const programmes = new ProgrammesState(client, () => []);
    await programmes.show(null);
    programmes.words = 'gm2';
    expect(programmes.visible.map((one) => one.name)).toEqual(['GM2D']);
    programmes.words = '';
    programmes.onlySeveralYears = true;
    expect(programmes.visible.map((one) => one.name)).toEqual(['浙食链']);
  });

  it('show the passages of the one that is chosen', async () => {
    const programmes = new ProgrammesState(client, () => []);
    await programmes.show('浙食链');
    expect(programmes.places.map((place) => [place.reportId, place.heading])).toEqual([
      ['pinghu-2022', '食品安全'],
    ]);
    programmes.year = 2023;
    expect(programmes.mentions.map((one) => one.reportId)).toEqual(['zhejiang-2023']);
  });

  it('know report and edition from the id of a passage', () => {
    expect(editionOf(passage('pinghu-2022:original:17'))).toMatchObject({
      reportId: 'pinghu-2022',
      edition: 'original',
    });
    expect(editionOf(passage('nonsense'))).toBeNull();
  });
});
