/** Authority records of agencies and people: kept, undone, given and merged as entries of the notebook. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  authorityKey,
  authorityText,
  isKeepableAuthority,
  readAuthority,
  supersededBy,
  type Authority,
  type OtherName,
} from '../contract/authority-entry.ts';
import type { Notebook } from './notebook.ts';
import { TwoNotebooks } from './testing/two-notebooks.ts';

let both: TwoNotebooks;
let office: Notebook;
let archive: Notebook;

beforeEach(() => {
  both = new TwoNotebooks();
  ({ office, archive } = both);
});
afterEach(() => both.remove());

const former = (name: string, from: number | null = null, to: number | null = null): OtherName => ({
  ...{ kind: 'former', name, from, to },
});

function agency(name: string, others: readonly OtherName[] = [], note = ''): Authority {
  return { kind: 'agency', authorised: { name, from: null, to: null }, others, note };
}

const MARKET = agency('临河县市场监督管理局', [former('临河县工商行政管理局', 1985, 2014)]);
const KEY = 'agency 临河县市场监督管理局';

function keep(notebook: Notebook, authority: Authority, key = KEY): void {
  notebook.entries.save('authority', key, authorityText(authority));
}

function kept(notebook: Notebook): readonly (Authority | null)[] {
  return notebook.entries.list('authority').map(readAuthority);
}

const exchange = (): void => both.exchange();

describe('an authority record', () => {
  it('is kept, changed, removed, and each of these undone', () => {
    keep(office, MARKET);
    const renamed = { ...MARKET, authorised: { name: '临河县市监局', from: 2019, to: null } };
    keep(office, renamed);
    office.entries.remove('authority', KEY);
    expect(kept(office)).toEqual([]);
    expect(office.undoStack.undo().label).toBe('authority.remove');
    expect(kept(office)).toEqual([renamed]);
    office.undoStack.undo();
    expect(kept(office)).toEqual([MARKET]);
    office.undoStack.undo();
    expect(kept(office)).toEqual([]);
  });

  it('travels, and what two people wrote before they met loses no name, until one writes it anew', () => {
    keep(office, agency('临河县市场监督管理局', [former('临河县工商局')], '据机构沿革'));
    keep(archive, agency('临河县市场监督管理局', [former('临河县质监局')]));
    exchange();
    const both = kept(office);
    expect(kept(archive)).toEqual(both);
    expect(both.map((one) => new Set(one?.others.map(({ name }) => name)))).toEqual([
      new Set(['临河县工商局', '临河县质监局']),
    ]);
    expect(both[0]?.note).toBe('据机构沿革');
    keep(office, MARKET);
    exchange();
    expect([kept(office), kept(archive)]).toEqual([[MARKET], [MARKET]]);
    expect(office.entries.list('authority')[0]?.rivals).toEqual([]);
  });

  it('keeps two authorised names of one agency: the newer stands, the other beside it', () => {
    const [one, other] = [agency('甲局'), agency('乙局')].map(authorityText) as [string, string];
    expect(readAuthority({ value: one, rivals: [other] })).toEqual(
      agency('甲局', [{ kind: 'other', name: '乙局', from: null, to: null }]),
    );
  });

  it('has a key that nobody else has', () => {
    expect(authorityKey(MARKET, new Set())).toBe(KEY);
    expect(authorityKey(MARKET, new Set([KEY, `${KEY} (2)`]))).toBe(`${KEY} (3)`);
  });
});

describe('the value of an authority record', () => {
  it('comes back as it was kept, and what is none is nothing', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'临河县局工商·A 1') })
      .map((one) => one.trim())
      .filter((one) => one !== '');
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), ([first, ...others]) => {
        const authority = agency(
          first!,
          others.map((one) => former(one)),
        );
        expect(readAuthority({ value: authorityText(authority), rivals: [] })).toEqual(authority);
      }),
    );
    for (const value of ['', '{}', 'null', '{"kind":"place"}', JSON.stringify({ ...MARKET, more: 1 })])
      expect(readAuthority({ value, rivals: [] })).toBeNull();
    // One that can be read is not lost beside one that cannot.
    expect(readAuthority({ value: '{}', rivals: [authorityText(MARKET)] })).toEqual(MARKET);
  });

  it('has every name once, years in order, and no joint of values in a name', () => {
    expect(isKeepableAuthority(MARKET)).toBe(true);
    expect(isKeepableAuthority(agency(''))).toBe(false);
    expect(isKeepableAuthority(agency('甲；乙'))).toBe(false);
    expect(isKeepableAuthority(agency('甲局', [former('甲局')]))).toBe(false);
    expect(isKeepableAuthority(agency('甲局', [former('乙局', 2014, 1985)]))).toBe(false);
  });
});

describe('a name that is written', () => {
  const split = [MARKET, agency('临河县知识产权局', [former('临河县工商行政管理局')])];

  it('is superseded by every authorised name that followed it', () => {
    expect(supersededBy(split, 'agency', '临河县工商行政管理局', 2022)).toMatchObject([
      { kind: 'former', from: 1985, to: 2014, authorised: '临河县市场监督管理局' },
      { authorised: '临河县知识产权局' },
    ]);
  });

  it('is right where it is authorised, unknown, or a person’s', () => {
    expect(supersededBy(split, 'agency', '临河县市场监督管理局', 2022)).toEqual([]);
    expect(supersededBy(split, 'agency', '临河县统计局', 2022)).toEqual([]);
    expect(supersededBy(split, 'person', '临河县工商行政管理局', 2022)).toEqual([]);
    const again = agency('临河县工商行政管理局');
    expect(supersededBy([...split, again], 'agency', '临河县工商行政管理局', 2022)).toEqual([]);
  });
});
