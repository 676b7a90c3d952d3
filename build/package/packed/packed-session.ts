/**
 * A session with the library as it was packed: `packed-session.ts RESOURCES FOLDER`, started with asar-reader.ts. All code
 * comes from app.asar: the library in a thread, and from there the thread that reads documents.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chinesePdfOf, docxOf, numberedPdfOf } from '../../../data/testing/sample-files.ts';
import { connectLibrary } from '../../../electron/library-client.ts';
import { startThread } from '../../../electron/thread-worker.ts';

/** Written for this session: a Word document and a PDF, one year each. */
const lines = (year: number): readonly string[] => [
  '稳中求进守安全',
  `——临河县市场监督管理局${year}年工作总结`,
  `${year}年，临河县市场监督管理局围绕保安全、促发展，完成了全年任务。`,
  '准入服务',
  `新增经营主体${year + 1000}户，同比增长6.4%。`,
];
const FILES = [
  { name: '临河县2023年工作总结.docx', bytes: docxOf(lines(2023)), query: '3023' },
  { name: '临河县2024年工作总结.pdf', bytes: chinesePdfOf(lines(2024)), query: '3024' },
  {
    name: '临河县2022年工作总结.pdf',
    // In UTF-16, which these codes are: 临河县2022年新增经营主体3022户
    bytes: numberedPdfOf('UniGB-UCS2-H', Buffer.from('临河县2022年新增经营主体3022户', 'utf16le').swap16()),
    query: '3022',
  },
] as const;

const [resources = '', folder = ''] = process.argv.slice(2).map((given) => path.resolve(given));
const app = path.join(resources, 'app.asar/dist/app');
const ended: string[] = [];
const library = connectLibrary(
  (lane) =>
    startThread(path.join(app, 'library-worker/library-worker.js'), {
      shipped: path.join(resources, 'data/archive.sqlite'),
      shared: [],
      holdings: path.join(folder, 'holdings.sqlite'),
      folder,
      version: '0.0.0',
      readerThread: path.join(app, 'threads/reader-thread.cjs'),
      scanThread: path.join(app, 'threads/scan-thread.cjs'),
      rebuildThread: path.join(app, 'threads/rebuild-thread.cjs'),
      lane,
    }),
  { onRestart: (why) => ended.push(why) },
);

const wrong = await session().catch((error: unknown) => [String(error)]);
await library.close();
for (const line of [...wrong, ...ended]) console.log(line);
process.exitCode = wrong.length + ended.length === 0 ? 0 : 1;

async function ask(method: string, request: unknown): Promise<unknown> {
  const reply = await library.call(method, request);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value;
}

async function session(): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { name, bytes, query } of FILES) {
    const file = { name, contentBase64: Buffer.from(bytes).toString('base64') };
    const yearCovered = Number(/\d{4}/.exec(name)?.[0]);
    const corrections = {
      agency: '临河县市场监督管理局',
      level: 'county',
      region: '临河县',
      yearCovered,
      title: '工作总结',
    };
    // One file in, one outcome out.
    const [outcome] = (await ask('imports.add', { files: [{ ...file, corrections }] })) as readonly {
      readonly status: string;
      readonly message: string | null;
    }[];
    if (outcome?.status !== 'added') faults.push(`${name}: ${outcome?.status} ${outcome?.message}`);
    const found = (await ask('search.run', { query })) as { readonly total: number };
    if (found.total === 0) faults.push(`${name}: ${query} is not found`);
  }
  // Written by the import; an archive of a person's own can be handed on as a file.
  if (readFileSync(path.join(folder, 'holdings.sqlite')).length === 0) faults.push('no holdings');
  return faults;
}
