/** One case of the fuzzing: what is read follows from seed and number alone, so that a failure can be repeated. */
import { ArchiveError } from '../../data/contract/errors.ts';
import { extractFigures } from '../../data/ingest/figures/extract-figures.ts';
import { isPackOfFiles, unpackFiles } from '../../data/ingest/import/unpack-files.ts';
import { findMentions } from '../../data/ingest/mentions/find-mentions.ts';
import { parseOriginal } from '../../data/ingest/parse-original.ts';
import { readOriginal } from '../../data/ingest/read-original.ts';
import type { SourceLayout } from '../../data/ingest/source-layout.ts';
import { passagesInOrder } from '../../data/schema/parsed-report.ts';
import { seededRandom } from '../../data/testing/random.ts';
import { FORMATS, writeAs, type Format } from './base-files.ts';
import { mutateBytes, mutateText } from './mutate.ts';
import { spoilStreams } from './word-format.ts';

export interface FuzzFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The library's own reader has limits; a plain one has none. */
export interface FuzzReader {
  read(file: FuzzFile): Promise<{ readonly text: string; readonly layout?: SourceLayout | undefined }>;
}

export function fuzzFile(
  texts: readonly string[],
  seed: number,
  number: number,
  formats: readonly Format[] = FORMATS,
): FuzzFile {
  const random = seededRandom(seed * 1_000_003 + number);
  // Text formats are commoner, for most of the code lies behind them.
  const format: Format = formats[Math.floor(random() ** 1.6 * formats.length)] ?? 'txt';
  const text = texts[Math.floor(random() * texts.length)] ?? '';
  const written = writeAs(format, mutateText(text, random));
  const isSpoiltInside = format === 'doc' && random() < 0.5;
  return {
    name: `fuzz.${format}`,
    bytes: isSpoiltInside ? spoilStreams(written, random) : mutateBytes(written, random),
  };
}

/** `accepted`, or the code of the refusal. Throws what is neither, and where a promise of the result is broken. */
export async function readFuzzFile(
  file: FuzzFile,
  reader: FuzzReader = { read: readOriginal },
): Promise<string> {
  try {
    for (const one of filesOf(file)) {
      if ('error' in one) throw one.error;
      const { text, layout } = await reader.read(one);
      check(text, layout);
    }
    return 'accepted';
  } catch (error) {
    if (error instanceof ArchiveError) return error.code;
    throw error;
  }
}

/** What is read of it: its own files of a pack, else the file. */
function filesOf(file: FuzzFile): readonly (FuzzFile | { readonly error: ArchiveError })[] {
  return isPackOfFiles(file.bytes) ? unpackFiles(file.name, file.bytes) : [file];
}

function check(text: string, layout?: SourceLayout): void {
  const { draft, sections, defects } = parseOriginal(text, {}, layout);
  const passages = passagesInOrder(sections);
  const figures = extractFigures(sections, {
    yearCovered: draft.yearCovered ?? 2000,
    yearPublished: draft.yearPublished,
    agency: draft.agency ?? '',
    agencyLabel: draft.agencyLabel ?? '',
    region: draft.region,
    concepts: [],
    programmes: [],
  });
  const length = [...text].length;
  const inside = (start: number, end: number, limit: number): boolean =>
    0 <= start && start <= end && end <= limit;
  const lengths = passages.map((passage) => [...passage.text].length);
  if (passages.some((passage, i) => passage.text === '' || passage.map.length !== lengths[i]))
    throw new Error('a passage is empty or has a map of another length');
  if (passages.some(({ map }, i) => !inside(...map.rangeToRaw(0, lengths[i] ?? 0), length)))
    throw new Error('a passage lies outside the source');
  if (defects.some(({ rawStart, rawEnd }) => !inside(rawStart, rawEnd, length)))
    throw new Error('a repair lies outside the source');
  for (const range of [...figures, ...findMentions(sections, [])]) {
    if (!inside(range.start ?? 0, range.end ?? 0, lengths[range.passage ?? 0] ?? 0))
      throw new Error('a figure or a name lies outside its passage');
  }
  if (figures.some((figure) => !Number.isFinite(figure.valueSi))) throw new Error('a figure is no number');
}
