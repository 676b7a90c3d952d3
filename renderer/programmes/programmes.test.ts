import { describe, expect, it } from 'vitest';
import type { PassageId, Programme, ReportId } from '../../data/contract/model.ts';
import { clientOver } from '../archive-client.ts';
import { editionOf, ProgrammesState } from './programmes.svelte.ts';

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
    const programmes = new ProgrammesState(client);
    await programmes.show(null, []);
    expect(programmes.years).toEqual([2022, 2023]);
    programmes.agency = '平湖市市场监督管理局';
    expect(programmes.years).toEqual([2022]);
    expect(programmes.visible.map((one) => one.name)).toEqual(['浙食链']);
  });

  it('are found by any part of the name, whatever the case', async () => {
    const programmes = new ProgrammesState(client);
    await programmes.show(null, []);
    programmes.words = 'gm2';
    expect(programmes.visible.map((one) => one.name)).toEqual(['GM2D']);
    programmes.words = '';
    programmes.onlySeveralYears = true;
    expect(programmes.visible.map((one) => one.name)).toEqual(['浙食链']);
  });

  it('show the passages of the one that is chosen', async () => {
    const programmes = new ProgrammesState(client);
    await programmes.show('浙食链', []);
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
