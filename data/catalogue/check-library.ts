import type { ExportedFile } from '../contract/annotation-model.ts';
import type { FourProperties, Outcome, Property } from '../contract/four-properties-model.ts';
import type { Verification } from '../contract/library-model.ts';
import type { ReportSummary } from '../contract/model.ts';
import { formatNamed } from '../plain/export-formats.ts';
import { workbookOf } from '../plain/xlsx.ts';
import type { ActiveEdition, ArchiveSet } from '../schema/archive-set.ts';
import { prepared } from '../schema/prepared.ts';
import { readPiece } from '../schema/source-pieces.ts';
import type { HeldParts } from './checked-library.ts';
import { fourProperties } from './four-properties.ts';

/** 四性检测 of the open archives; `archives`: what verification has just found. */
export function checkLibrary(
  set: ArchiveSet,
  reports: readonly ReportSummary[],
  archives: Verification['archives'],
): FourProperties {
  const originals = set.activeEditions.filter(({ edition }) => edition === 'original');
  const parts = new Map(originals.map((active) => [String(active.reportId), partsOf(active)]));
  return fourProperties({ reports, parts, archives, unused: unusedSources(set) });
}

function partsOf({ archive: { database }, editionKey, sourceSha256 }: ActiveEdition): HeldParts {
  const { format } = prepared<[number], { format: string }>(
    database,
    'SELECT format FROM editions WHERE edition_key = ?',
  ).get(editionKey)!;
  const read = prepared<[number], { passages: number; unreadable: number | null }>(
    database,
    `SELECT count(*) AS passages, sum(length(text) - length(replace(text, char(65533), ''))) AS unreadable
     FROM passages WHERE edition_key = ?`,
  ).get(editionKey)!;
  const isKept =
    prepared(database, 'SELECT 1 FROM source_pieces WHERE sha256 = ? AND piece = 0').get(sourceSha256) !==
    undefined;
  return {
    format,
    passages: read.passages,
    unreadable: read.unreadable ?? 0,
    beginning:
      isKept && sourceSha256 !== null ? beginningOf(() => readPiece(database, sourceSha256, 0)) : null,
  };
}

/** A piece that cannot be read is told by the check of fixity. */
function beginningOf(read: () => Buffer): Uint8Array | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Names of files that an archive keeps and of which it holds no text. */
function unusedSources({ archives }: ArchiveSet): readonly string[] {
  return archives.flatMap(({ database }) =>
    prepared<[], { name: string }>(
      database,
      `SELECT file_name AS name FROM sources
       WHERE sha256 NOT IN (SELECT source_sha256 FROM editions WHERE source_sha256 IS NOT NULL) ORDER BY file_name`,
    )
      .all()
      .map(({ name }) => name),
  );
}

const PROPERTY_NAMES: Readonly<Record<Property, string>> = {
  authenticity: '真实性',
  completeness: '完整性',
  usability: '可用性',
  safety: '安全性',
};
const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  passed: '通过',
  failed: '不通过',
  attention: '需留意',
  'not applicable': '不适用',
};

/** A workbook: what was checked and how, what came of it, item by item. */
export function propertiesFile(found: FourProperties, at: Date): ExportedFile {
  const byId = new Map(found.checks.map((check) => [check.id, check]));
  const counts = found.checks.map(({ id, property, zh, how }) => {
    const own = found.results.filter(({ check }) => check === id);
    const count = (outcome: Outcome): number => own.filter((one) => one.outcome === outcome).length;
    return [
      id,
      PROPERTY_NAMES[property],
      zh,
      how.zh,
      count('passed'),
      count('failed'),
      count('attention'),
      count('not applicable'),
    ];
  });
  const items = found.results.map(({ check, reportId, outcome, detail }) => [
    reportId ?? '全库',
    check,
    PROPERTY_NAMES[byId.get(check)!.property],
    byId.get(check)!.zh,
    OUTCOME_NAMES[outcome],
    detail,
  ]);
  const day = at.toISOString().slice(0, 10);
  const bytes = workbookOf([
    {
      name: '检测项目',
      rows: [['编号', '性质', '检测项目', '检测方法', ...Object.values(OUTCOME_NAMES)], ...counts],
      widths: [8, 10, 24, 60, 8, 8, 8, 8],
    },
    {
      name: '逐件结果',
      rows: [['报告编号', '编号', '性质', '检测项目', '结果', '说明'], ...items],
      widths: [24, 8, 10, 24, 10, 60],
    },
  ]);
  return {
    fileName: `四性检测-${day}.xlsx`,
    mediaType: formatNamed('xlsx').mediaType,
    contentBase64: Buffer.from(bytes).toString('base64'),
    count: found.results.length,
  };
}
