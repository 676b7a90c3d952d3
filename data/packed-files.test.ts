/** A zip of files: each becomes a report of its own, whatever the pack says of names and sizes. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { formatOf } from './ingest/file-format.ts';
import { libraryInFolder, shipCorpus } from './testing/library-in-folder.ts';

const INTAKE = path.join(import.meta.dirname, 'testing/intake');
const { folder, library } = libraryInFolder(shipCorpus);
const { archive } = library;

const intake = (name: string): Uint8Array => readFileSync(path.join(INTAKE, name));
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const pack = (files: Readonly<Record<string, Uint8Array>>): Uint8Array => zipSync(files, { level: 6 });
const unpack = (bytes: Uint8Array, name = '2021.zip') =>
  archive['imports.unpack']({ file: { name, contentBase64: Buffer.from(bytes).toString('base64') } });
const told = async (bytes: Uint8Array) =>
  (await unpack(bytes)).map((one) => [one.name, one.path, 'code' in one ? one.code : 'held']);

describe('a zip of files', () => {
  it('is imported file by file, also those of a pack within', async () => {
    const inner = pack({ '06b-table.docx': intake('06b-table.docx') });
    const files = await unpack(
      pack({
        '县局/08-half-year.txt': intake('08-half-year.txt'),
        'more.zip': inner,
        '县局/Thumbs.db': text('pictures'),
        '县局/pixel.png': text('\u0089PNG'),
      }),
    );
    expect(files.map((one) => one.path)).toEqual([
      '县局/08-half-year.txt',
      'more.zip / 06b-table.docx',
      '县局/pixel.png',
    ]);
    const tickets = files.flatMap((one) => ('ticket' in one ? [{ ticket: one.ticket }] : []));
    expect(await archive['imports.inspect']({ file: tickets[0]! })).toMatchObject({ period: '2021-H1' });
    const imported = await archive['imports.add']({ files: tickets });
    expect(imported.map(({ status, code }) => code ?? status)).toEqual(['added', 'added', 'file_format']);
    const reports = new Map(archive['reports.list']({}).map((one) => [one.reportId, one.sourceFile]));
    expect(imported.slice(0, 2).map(({ reportId }) => reports.get(reportId!))).toEqual([
      '08-half-year.txt',
      '06b-table.docx',
    ]);
  });

  it('makes no path of a name', async () => {
    const before = readdirSync(folder);
    expect(
      await told(
        pack({
          '../../evil.txt': text('一'),
          'C:\\win\\a.txt': text('二'),
          '/etc/..': text('三'),
          '.hidden/a.txt': text('四'),
        }),
      ),
    ).toEqual([
      ['evil.txt', '../../evil.txt', 'held'],
      ['a.txt', 'C:/win/a.txt', 'held'],
      ['_', '/etc/..', 'held'],
    ]);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('shows names as a Chinese Windows packed them', async () => {
    const bytes = Buffer.from(pack({ 'XXXX.txt': text('一') }));
    const named = Buffer.from([0xd7, 0xdc, 0xbd, 0xe1]); // 总结 in GB18030
    for (let at = bytes.indexOf('XXXX'); at >= 0; at = bytes.indexOf('XXXX', at)) named.copy(bytes, at);
    expect(await told(bytes)).toEqual([['总结.txt', '总结.txt', 'held']]);
  });

  it('tells of what cannot be taken out beside the others', async () => {
    const locked = Buffer.from(pack({ 'a.txt': text('一'), 'b.txt': text('二') }));
    const entry = locked.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    locked.writeUInt16LE(locked.readUInt16LE(entry + 8) | 1, entry + 8);
    expect(await told(locked)).toEqual([
      ['a.txt', 'a.txt', 'file_password'],
      ['b.txt', 'b.txt', 'held'],
    ]);
    const wrong = Buffer.from(pack({ 'a.txt': text('一') }));
    wrong.writeUInt32LE(1, wrong.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 16);
    expect(await told(wrong)).toEqual([['a.txt', 'a.txt', 'file_unreadable']]);
  });

  it('is bound in size, number and depth', async () => {
    const bomb = new Uint8Array(65 * 1024 * 1024);
    expect(await told(pack({ 'bomb.txt': bomb, 'b.txt': text('二') }))).toEqual([
      ['bomb.txt', 'bomb.txt', 'file_too_large'],
      ['b.txt', 'b.txt', 'held'],
    ]);
    const many = pack(Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`${n}.txt`, text('一')])));
    expect(() => unpack(many)).toThrow(expect.objectContaining({ code: 'file_too_large' }));
    let deep = pack({ 'a.txt': text('一') });
    for (const name of ['d', 'c', 'b']) deep = pack({ [`${name}.zip`]: deep });
    expect(await told(deep)).toEqual([['d.zip', 'b.zip / c.zip / d.zip', 'file_format']]);
  });

  it('may be one paper under the name of a pack, and an empty one is refused', async () => {
    expect(await told(intake('06b-table.docx'))).toEqual([['2021.zip', '2021.zip', 'held']]);
    expect(() => unpack(pack({}))).toThrow(expect.objectContaining({ code: 'file_empty' }));
    expect(() => unpack(pack({ 'a.txt': text('一') }).subarray(0, 30))).toThrow(
      expect.objectContaining({ code: 'file_unreadable' }),
    );
  });

  it('leaves documents of Office whole, also of kinds that are not read, and packs that are too large', async () => {
    const slides = pack({
      '[Content_Types].xml': text('<Types/>'),
      'ppt/presentation.xml': text('<p/>'),
      'ppt/media/image1.png': text('\u0089PNG'),
    });
    const many = pack(Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`${n}.txt`, text('一')])));
    const found = await unpack(
      pack({ '汇报.pptx': slides, 'many.zip': many, 'more.zip': pack({ 'b.txt': text('二') }) }),
    );
    expect(found.map((one) => [one.path, 'code' in one ? one.code : 'held'])).toEqual([
      ['汇报.pptx', 'held'],
      ['many.zip', 'file_too_large'],
      ['more.zip / b.txt', 'held'],
    ]);
    expect(() => formatOf('汇报.pptx', slides)).toThrow(expect.objectContaining({ code: 'file_format' }));
    for (const magic of ['1f8b0800', '377abcaf', '52617221'])
      expect(() => formatOf('a.rar', Buffer.from(magic, 'hex'))).toThrow(
        expect.objectContaining({ code: 'file_format' }),
      );
  });

  it('of Word files stored as they are is no Word file', async () => {
    const stored = zipSync({ 'a.docx': intake('06b-table.docx') }, { level: 0 });
    expect(await told(stored)).toEqual([['a.docx', 'a.docx', 'held']]);
  });
});

describe('a letter', () => {
  const CRLF = '\r\n';
  const letter = (...parts: readonly (readonly [header: string, body: string])[]): Uint8Array =>
    text(
      [
        'From: a@b.cn',
        'Subject: report',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed;',
        '\tboundary="=_q"',
        '',
        ...parts.map(([header, body]) => `--=_q${CRLF}${header}${CRLF}${CRLF}${body}`),
        '--=_q--',
        '',
      ].join(CRLF),
    );
  const plain = ['Content-Type: text/plain; charset=utf-8', '请查收附件。'] as const;
  const base64 = (name: string, content: Uint8Array): readonly [string, string] => [
    `Content-Type: application/octet-stream;${CRLF} name="x"${CRLF}Content-Disposition: attachment;${CRLF} ${name}${CRLF}Content-Transfer-Encoding: base64`,
    Buffer.from(content).toString('base64').replaceAll(/.{76}/g, `$&${CRLF}`),
  ];

  it('is imported with the files that are attached to it, in packs and passed on letters too', async () => {
    const paper = intake('06b-table.docx');
    const passedOn = Buffer.from(letter(plain, base64('filename="c.pdf"', text('%PDF-1.7')))).toString(
      'utf8',
    );
    const bytes = letter(
      plain,
      base64('filename="=?utf-8?B?5oC757uTLmRvY3g=?="', paper),
      base64("filename*=gb18030''%D7%DC%BD%E1.zip", pack({ 'b.txt': text('检查812家。') })),
      ['Content-Type: message/rfc822', passedOn.replaceAll('=_q', '=_r')],
      ['Content-Type: text/html', '<p>请查收<img src="cid:logo%401"></p>'],
      ['Content-Type: image/png; name="logo.png"' + CRLF + 'Content-ID: <logo@1>', 'iVBOR'],
      ['Content-Type: text/calendar; name="m.ics"', 'BEGIN:VCALENDAR'],
    );
    const files = await unpack(bytes, 'a.eml');
    expect(files.map((one) => one.path)).toEqual(['a.eml', '总结.docx', '总结.zip / b.txt', 'c.pdf']);
    expect(files.map((one) => ('size' in one ? one.size : one.code)).slice(0, 2)).toEqual([
      bytes.length,
      paper.length,
    ]);
  });

  it('tells of files without a name, with blanks in it, and of those that Outlook packs', async () => {
    const bytes = letter(
      plain,
      ['Content-Type: application/pdf' + CRLF + 'Content-Disposition: attachment', '%PDF-1.7'],
      [
        'Content-Type: text/csv' + CRLF + 'Content-Disposition: attachment; filename=2023 年 表.csv; size=3',
        '1,2',
      ],
      ['Content-Type: application/ms-tnef; name="winmail.dat"', 'x'],
    );
    expect((await unpack(bytes, 'a.eml')).map((one) => one.path)).toEqual([
      'a.eml',
      '附件1.pdf',
      expect.stringMatching(/^2023 .+ .+\.csv$/),
      'winmail.dat',
    ]);
  });

  it('has every file that its text does not show, whatever its envelope says of it', async () => {
    const bytes = letter(
      plain,
      [
        `Content-Type: application/pdf; name="a.pdf"${CRLF}Content-ID: <f_1>${CRLF}Content-Disposition: inline; filename="a.pdf"`,
        '%PDF-1.7',
      ],
      [
        `Content-Type: image/jpeg; name="scan.jpg"${CRLF}Content-ID: <f_2>${CRLF}Content-Disposition: inline`,
        'x',
      ],
      [`Content-Type: text/plain; name="b.txt"${CRLF}Content-Disposition: attachment`, '检查812家。'],
      ['Content-Type: text/plain; name="in.txt"', '见上。'],
    );
    const related = text(Buffer.from(bytes).toString('utf8').replace('multipart/mixed', 'multipart/related'));
    const files = ['a.eml', 'a.pdf', 'scan.jpg', 'b.txt'];
    expect((await unpack(bytes, 'a.eml')).map((one) => one.path)).toEqual(files);
    expect((await unpack(related, 'a.eml')).map((one) => one.path)).toEqual(files);
  });

  it('is a letter however long its header is', async () => {
    const many = Buffer.from(`Received: from a by b${CRLF}	(${'x'.repeat(70)})${CRLF}`.repeat(120));
    const files = await unpack(
      Buffer.concat([many, letter(plain, base64('filename="a.txt"', text('检查')))]),
      'a.eml',
    );
    expect(files.map((one) => one.path)).toEqual(['a.eml', 'a.txt']);
    expect(formatOf('a.eml', Buffer.concat([many, letter(plain)]))).toBe('eml');
  });

  it('is itself where nothing is attached to it', async () => {
    expect(await told(letter(plain))).toEqual([['2021.zip', '2021.zip', 'held']]);
  });
});
