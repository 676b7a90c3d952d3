import type { Column, TopicComparison } from '../contract/comparison-model.ts';
import type { TopicId } from '../contract/model.ts';
import { codePointLength } from '../contract/code-points.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { passageTable } from '../schema/passage-table.ts';
import { readPassages, type PlacedPassage } from './read-sentences.ts';

type TopicRow = TopicComparison['rows'][number];

/**
 * Two to five texts by topic, the reviews before the plans. Rows stand in the order in which the first column treats
 * them; a topic that it lacks follows the topic before it in the column that has it. Throws not_found.
 */
export function compareTopics(
  set: ArchiveSet,
  { columns }: { readonly columns: readonly Column[] },
): TopicComparison {
  const texts = columns.map((column) => readPassages(set, column.reportId, column.edition).filter(isBody));
  const kinds = ['review', 'plan'] as const;
  const rows = kinds.flatMap((kind) => {
    const cells = texts.map((text) =>
      Map.groupBy(
        text.filter((one) => kindOf(one) === kind),
        (one) => one.topic,
      ),
    );
    return mergeOrders(cells.map((cell) => [...cell.keys()])).map((topic) => ({
      topic,
      kind,
      cells: cells.map((cell) => toCell(cell.get(topic) ?? [])),
    }));
  });
  return { columns, rows };
}

function isBody({ passageKind, role }: PlacedPassage): boolean {
  return (passageKind === 'text' || passageKind === 'table') && role !== 'front';
}

/** A caption looks neither back nor ahead; it is read with the review. */
function kindOf(passage: PlacedPassage): 'review' | 'plan' {
  return passage.kind === 'plan' ? 'plan' : 'review';
}

function toCell(passages: readonly PlacedPassage[]): TopicRow['cells'][number] {
  const headings = new Set(passages.map((passage) => passage.heading));
  const [only = null] = headings;
  return {
    // 【盘点】 and 【看点】 stand over everything; several headings over one topic are none.
    heading: headings.size > 1 || only === null || /^【.*】$/u.test(only) ? null : only,
    passages: passages.map(({ passageId, text, cells }) => {
      const table = cells === null ? null : passageTable(cells, codePointLength(text));
      return { passageId, text, ...(table && { table }) };
    }),
  };
}

/** One order that follows the first list and puts what it lacks behind its neighbour; passages without topic last. */
export function mergeOrders(orders: readonly (readonly (TopicId | null)[])[]): (TopicId | null)[] {
  const merged: (TopicId | null)[] = [];
  for (const order of orders) {
    let place = -1;
    for (const topic of order) {
      const known = merged.indexOf(topic);
      if (known === -1) merged.splice(++place, 0, topic);
      else place = Math.max(place, known);
    }
  }
  return [...merged.filter((topic) => topic !== null), ...(merged.includes(null) ? [null] : [])];
}
