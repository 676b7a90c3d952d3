import { cutName } from './author-name.ts';
import { momentOf, unreadMoment } from './foreign-moment.ts';
import { isItem, listOf, tagsIn, textOf, unread, type ForeignNote, type Item } from './foreign-note.ts';
import { targetsIn } from './w3c-targets.ts';

const READ = [
  ...[
    'id',
    'created',
    'updated',
    'user',
    'user_info',
    'uri',
    'text',
    'tags',
    'target',
    'references',
    'document',
  ],
  // What the service keeps for itself: addresses of its own, and who may read where nobody else can.
  ...['links', 'permissions', 'flagged', 'hidden', 'moderation', 'moderation_status', 'actions'],
];

/** An annotation as the API of Hypothesis gives it (v1): a row of a search, or one by itself. */
export function isHypothesis(item: Item): boolean {
  return typeof item['uri'] === 'string' && 'user' in item && 'target' in item;
}

export function hypothesisNote(item: Item): ForeignNote {
  const read = targetsIn(
    listOf(item['target']).map((one) => (isItem(one) ? { source: item['uri'], ...one } : one)),
  );
  const { targets, lost } = 'reason' in read ? { targets: [], lost: ['target'] } : read;
  const references = listOf(item['references']).map(textOf);
  const text = textOf(item['text']);
  const group = textOf(item['group']);
  const author = cutName(shownName(item), 'user');
  const tags = tagsIn(listOf(item['tags']), 'tags');
  return {
    id: textOf(item['id']) === '' ? null : `hypothesis:${textOf(item['id'])}`,
    created: momentOf(item['created']),
    modified: momentOf(item['updated']),
    author: author.name,
    kind: text === '' ? 'highlight' : 'comment',
    body: text,
    tags: tags.tags,
    replacement: null,
    named: references.length > 0 ? [`hypothesis:${references.at(-1)!}`] : [],
    // A note on a whole page stands on what the page is called.
    targets: targets.length > 0 || references.length > 0 ? targets : [pageOf(item)],
    own: {},
    lost: [
      ...lost,
      ...author.lost,
      ...tags.lost,
      ...unreadMoment(item['created'], 'created'),
      ...unreadMoment(item['updated'], 'updated'),
      ...unread(item, [...READ, 'group']),
      ...(['', '__world__'].includes(group) ? [] : ['group']),
    ],
  };
}

/** The name that is shown, else that of the account: acct:wang@hypothes.is is wang. */
function shownName(item: Item): string {
  const shown = isItem(item['user_info']) ? textOf(item['user_info']['display_name']) : '';
  return shown || textOf(item['user']).replace(/^acct:([^@]+)@.*$/, '$1');
}

function pageOf(item: Item): ForeignNote['targets'][number] {
  const title = isItem(item['document']) ? textOf(listOf(item['document']['title'])[0]) : '';
  const source = textOf(item['uri']);
  return { kind: 'quote', quote: title || source, prefix: '', suffix: '', source };
}
