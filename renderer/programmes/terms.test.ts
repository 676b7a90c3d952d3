import { describe, expect, it } from 'vitest';
import { declarationOf } from '../../data/contract/requests.ts';
import { readTerm, type KeptTerm, type Term } from '../../data/contract/term-entry.ts';
import { clientOver } from '../archive-client.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { Notices } from '../shared/notices.svelte.ts';
import { keptOf, TermsState } from './terms.svelte.ts';

const SHIPPED: Term = {
  kind: 'lineage',
  forms: [
    { form: '经营主体', from: null, to: null },
    { form: '市场主体', from: null, to: 2022 },
  ],
  note: null,
  evidence: null,
  key: null,
};
const BANQUET: KeptTerm = {
  kind: 'lineage',
  forms: [
    { form: '乡村宴席', from: 2024, to: null },
    { form: '家宴中心', from: null, to: 2023 },
  ],
  evidence: '',
};

/** A notebook that keeps terms, or refuses to. */
function desk(isReadOnly = false) {
  const kept = new Map<string, string>();
  let changes = 0;
  const client = clientOver((method, request) => {
    // The state saves and removes entries by their key only.
    const { key, value } = request as { key: string; value: string };
    if (isReadOnly && method !== 'terms.list')
      return Promise.resolve({ ok: false, error: { code: 'read_only', detail: '' } });
    if (method === 'notebook.saveEntry') kept.set(key, value);
    if (method === 'notebook.removeEntry') kept.delete(key);
    const own = [...kept].flatMap(([name, text]) => {
      const term = readTerm({ value: text, rivals: [] });
      return term ? [{ ...term, note: null, key: name }] : [];
    });
    const { touches: changed } = declarationOf(method);
    return Promise.resolve({ ok: true, value: [...own, SHIPPED], changed });
  });
  const notices = new Notices();
  const terms = new TermsState(client, new Messages(), notices);
  client.changes.listen((things) => (changes += things.includes('terms') ? 1 : 0));
  const undo = async (): Promise<void> => {
    notices.list.at(-1)!.action!.run();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { terms, notices, kept, undo, changes: () => changes };
}

describe('the thesaurus', () => {
  it('keeps a term of the person beside those of the archive, and takes it back', async () => {
    const { terms, kept, undo, changes } = desk();
    await terms.load();
    terms.begin();
    await terms.save(BANQUET);
    expect(terms.draft).toBeNull();
    expect(terms.own.map((one) => one.forms[0]?.form)).toEqual(['乡村宴席']);
    expect(terms.shipped).toEqual([SHIPPED]);
    expect(changes()).toBe(1);
    await undo();
    expect(kept.size).toBe(0);
    expect(terms.own).toEqual([]);
  });

  it('moves a term whose name is changed, and puts the old one back', async () => {
    const { terms, kept, undo } = desk();
    await terms.save(BANQUET);
    terms.begin(BANQUET, 'lineage 乡村宴席');
    await terms.save({ ...BANQUET, forms: [{ ...BANQUET.forms[0]!, form: '乡宴' }, BANQUET.forms[1]!] });
    expect([...kept.keys()]).toEqual(['lineage 乡宴']);
    await undo();
    expect([...kept.keys()]).toEqual(['lineage 乡村宴席']);
  });

  it('puts a deleted term back as it was', async () => {
    const { terms, undo } = desk();
    await terms.save(BANQUET);
    await terms.remove('lineage 乡村宴席');
    expect(terms.own).toEqual([]);
    await undo();
    expect(terms.own).toMatchObject([BANQUET]);
  });

  it('knows a name that is taken, but for the term that is being changed', async () => {
    const { terms } = desk();
    await terms.save(BANQUET);
    expect(terms.isTaken(BANQUET)).toBe(true);
    terms.begin(BANQUET, 'lineage 乡村宴席');
    expect(terms.isTaken(BANQUET)).toBe(false);
  });

  it('is narrowed by former names, too', async () => {
    const { terms } = desk();
    await terms.load();
    terms.words = '市场主体';
    expect(terms.visible).toEqual([SHIPPED]);
    terms.words = '浙食链';
    expect(terms.visible).toEqual([]);
  });

  it('keeps what was typed into a form while another is opened, until it is saved or given up', async () => {
    const { terms } = desk();
    await terms.save(BANQUET);
    terms.begin(BANQUET, 'lineage 乡村宴席');
    terms.draft!.fields.forms[0]!.form = '乡宴';
    terms.begin();
    terms.draft!.fields.evidence = '依据';
    terms.begin(BANQUET, 'lineage 乡村宴席');
    expect(terms.draft!.fields.forms[0]!.form).toBe('乡宴');
    terms.cancel();
    terms.begin(BANQUET, 'lineage 乡村宴席');
    expect(terms.draft!.fields.forms[0]!.form).toBe('乡村宴席');
    terms.close();
    terms.begin();
    expect(terms.draft!.fields.evidence).toBe('依据');
    await terms.save({ ...BANQUET, kind: 'programme' });
    terms.begin();
    expect(terms.draft!.fields.evidence).toBe('');
  });

  it('says why a term was not kept, and leaves the form open', async () => {
    const { terms, notices } = desk(true);
    terms.begin();
    await terms.save(BANQUET);
    expect(terms.draft).not.toBeNull();
    expect(notices.list[0]?.tone).toBe('bad');
  });
});

describe('a term of one’s own', () => {
  it('is one that the notebook keeps, of a kind that people write', () => {
    const own: Term = { ...SHIPPED, key: 'lineage:经营主体' };
    expect(keptOf(own)).toEqual({ kind: 'lineage', forms: SHIPPED.forms, evidence: '' });
    expect(keptOf({ ...own, evidence: '国务院令' })?.evidence).toBe('国务院令');
    expect(keptOf(SHIPPED)).toBeNull();
    expect(keptOf({ ...own, kind: 'synonym' })).toBeNull();
    expect(keptOf({ ...own, kind: 'abbreviation' })).toBeNull();
  });
});
