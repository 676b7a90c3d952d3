import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { packed } from '../../testing/table-files.ts';
import { readOriginal } from '../read-original.ts';

// Pages as programs of offices write them, with what a viewer shows of them.

interface Line {
  readonly y: number;
  readonly more?: string;
}

const line = (text: string, { y, more = '' }: Line): string =>
  `<ofd:TextObject Boundary="20 ${y} 170 6" Size="4" ${more}><ofd:TextCode X="0" Y="4" DeltaX="g ${text.length - 1} 4">${text}</ofd:TextCode></ofd:TextObject>`;
const page = (body: string, more = ''): string =>
  `<ofd:Page xmlns:ofd="o">${more}<ofd:Content><ofd:Layer>${body}</ofd:Layer></ofd:Content></ofd:Page>`;

function ofd(
  pages: readonly (string | Uint8Array)[],
  more: Readonly<Record<string, string>> = {},
  named: (part: string) => string = (part) => part,
): Uint8Array {
  const parts = {
    'OFD.xml':
      '<ofd:OFD xmlns:ofd="o"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    'Doc_0/Document.xml': `<ofd:Document xmlns:ofd="o"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID="2" BaseLoc="Tpls/t.xml"/></ofd:CommonData><ofd:Pages>${pages.map((_, i) => `<ofd:Page ID="${i + 10}" BaseLoc="Pages/${i}.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
    ...Object.fromEntries(pages.map((content, i) => [`Doc_0/Pages/${i}.xml`, content])),
    ...more,
  };
  return packed(Object.fromEntries(Object.entries(parts).map(([part, content]) => [named(part), content])));
}

async function read(bytes: Uint8Array): Promise<{ lines: string[]; lifted: string[] }> {
  const { text, layout } = await readOriginal({ name: 'a.ofd', bytes });
  const characters = [...text];
  const lifted = (layout?.lifted ?? []).map(({ start, end }) => characters.slice(start, end).join(''));
  return { lines: text.split('\n').filter((one) => one !== '' && !lifted.includes(one)), lifted };
}

describe('a page of an OFD', () => {
  it('has what its template prints', async () => {
    const bytes = ofd([page(line('检查水库41座次。', { y: 60 }), '<ofd:Template TemplateID="2"/>')], {
      'Doc_0/Tpls/t.xml': page(line('清源县水务局工作总结', { y: 30 })),
    });
    expect((await read(bytes)).lines).toEqual(['清源县水务局工作总结', '检查水库41座次。']);
  });

  it('is refused with its paper where it is not there, or is one of more than are read', async () => {
    const short = page(line('检查水库41座次。', { y: 60 }));
    const lacking = ofd([short, short], {}, (part) => part.replace('Pages/1.xml', 'Pages/lost.xml'));
    await expect(read(lacking)).rejects.toMatchObject({ code: 'file_unreadable' });
    const long = ofd(Array<string>(501).fill(page('')));
    await expect(read(long)).rejects.toMatchObject({ code: 'file_too_large' });
  });

  it('lifts what nobody sees on it, and what stands aslant over it', async () => {
    const bytes = ofd([
      page(
        line('检查水库41座次，整改隐患17处。', { y: 60 }) +
          line('旧稿8888件', { y: 66, more: 'Visible="false"' }) +
          line('旧稿7777件', { y: 72, more: 'Alpha="0"' }) +
          line('请勿外传', { y: 40, more: 'CTM="0.7 -0.7 0.7 0.7 0 30"' }) +
          line('办结来信206件。', { y: 80 }),
      ),
    ]);
    const { lines, lifted } = await read(bytes);
    expect(lines).toEqual(['检查水库41座次，整改隐患17处。', '办结来信206件。']);
    expect(lifted.join(' ')).toContain('旧稿8888件 旧稿7777件');
  });

  it('has a line in one piece though its second part does not say how high it stands', async () => {
    const parts =
      '<ofd:TextObject Boundary="20 50 170 20" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g 5 4">疏浚河道十二</ofd:TextCode><ofd:TextCode X="24" DeltaX="4 4 4">处，投资</ofd:TextCode></ofd:TextObject>';
    expect((await read(ofd([page(parts)]))).lines).toEqual(['疏浚河道十二处，投资']);
  });

  it('has every character of a line that states no distances', async () => {
    const bare =
      '<ofd:TextObject Boundary="20 50 170 8" Size="4"><ofd:TextCode X="0" Y="4">检查检查站11处，清淤清111次</ofd:TextCode></ofd:TextObject>';
    expect((await read(ofd([page(bare)]))).lines).toEqual(['检查检查站11处，清淤清111次']);
  });

  it('has the pages of every document in the file', async () => {
    const body = (root: string): string => `<ofd:DocBody><ofd:DocRoot>${root}</ofd:DocRoot></ofd:DocBody>`;
    const bytes = ofd([page(line('检查水库41座次。', { y: 60 }))], {
      'OFD.xml': `<ofd:OFD xmlns:ofd="o">${body('Doc_0/Document.xml')}${body('Doc_1/Document.xml')}</ofd:OFD>`,
      'Doc_1/Document.xml':
        '<ofd:Document xmlns:ofd="o"><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/0.xml"/></ofd:Pages></ofd:Document>',
      'Doc_1/Pages/0.xml': page(line('办结来信206件。', { y: 60 })),
    });
    expect((await read(bytes)).lines).toEqual(['检查水库41座次。', '办结来信206件。']);
  });

  it('has its characters as large as they are shown', async () => {
    // Twelve units of a measure in which a third of a millimetre is one.
    const small =
      '<ofd:TextObject Boundary="20 50 170 8" CTM="0.3333 0 0 0.3333 0 0" Size="12"><ofd:TextCode X="0" Y="12" DeltaX="g 6 12">整改隐患十七处</ofd:TextCode></ofd:TextObject>';
    const { layout } = await readOriginal({ name: 'a.ofd', bytes: ofd([page(small)]) });
    // Places are shares of the page's width and height.
    const { width, height } = layout!.places![0]!;
    expect(width / height).toBeCloseTo((7 * 297) / 210, 0);
  });

  it.each([
    ['by the sign of Windows', (part: string) => part.replaceAll('/', '\\')],
    ['in another case', (part: string) => part.toLowerCase()],
  ])('is found where the paths of its parts are written %s', async (_, named) => {
    const bytes = ofd([page(line('检查水库41座次。', { y: 60 }))], {}, named);
    expect((await read(bytes)).lines).toEqual(['检查水库41座次。']);
  });

  it('that is locked is told to be protected', async () => {
    const bytes = ofd([Uint8Array.from({ length: 300 }, (_, i) => (i * 89) % 251)], {
      'Encryptions.xml': '<a/>',
    });
    const failure: unknown = await readOriginal({ name: 'a.ofd', bytes }).catch((error: unknown) => error);
    expect(failure instanceof ArchiveError && failure.code).toBe('file_protected');
  });
});
