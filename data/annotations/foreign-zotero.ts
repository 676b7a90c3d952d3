import { cutName } from './author-name.ts';
import { momentOf, unreadMoment } from './foreign-moment.ts';
import {
  cutQuote,
  isItem,
  listOf,
  tagsIn,
  textOf,
  unread,
  type ForeignNote,
  type Item,
} from './foreign-note.ts';

const TYPES = ['highlight', 'underline', 'note', 'text', 'image', 'ink'];
const READ = [
  ...['key', 'id', 'libraryID', 'version', 'itemType', 'parentItem', 'relations', 'type', 'annotationType'],
  ...[
    'authorName',
    'author',
    'annotationAuthorName',
    'isAuthorNameAuthoritative',
    'lastModifiedByUser',
    'isExternal',
  ],
  ...[
    'text',
    'annotationText',
    'comment',
    'annotationComment',
    'color',
    'annotationColor',
    'tags',
    'readOnly',
    'image',
  ],
  ...[
    'sortIndex',
    'annotationSortIndex',
    'dateAdded',
    'dateCreated',
    'dateModified',
    'attachmentURI',
    'annotationIsExternal',
  ],
  // Where it stands on a page of a file that is not here; the words say it.
  ...[
    'position',
    'annotationPosition',
    'pageLabel',
    'annotationPageLabel',
    'attachmentKey',
    'attachmentItemID',
  ],
];

/** An annotation of Zotero: of its API, where the fields begin with `annotation`, or as its reader keeps it. */
export function zoteroItem(item: Item): Item | null {
  const data = isItem(item['data']) ? item['data'] : item;
  const isOfApi = textOf(data['itemType']) === 'annotation' || typeof data['annotationType'] === 'string';
  const isOfReader =
    TYPES.includes(textOf(data['type'])) &&
    ('sortIndex' in data || 'position' in data || 'pageLabel' in data);
  if (!isOfApi && !isOfReader) return null;
  // In the library of a group the API says around the note who wrote it.
  const user = isItem(item['meta']) && data !== item ? item['meta']['createdByUser'] : null;
  const author = isItem(user) ? textOf(user['name']) || textOf(user['username']) : '';
  return author === '' || 'author' in data ? data : { ...data, author };
}

export function zoteroNote(data: Item): ForeignNote {
  const said = (name: string): unknown =>
    data[`annotation${name[0]!.toUpperCase()}${name.slice(1)}`] ?? data[name];
  const key = textOf(data['key'] ?? data['id']);
  const { quote, lost: cut } = cutQuote(textOf(said('text')), 'annotationText');
  const comment = textOf(said('comment'));
  const page = textOf(said('pageLabel'));
  const source = textOf(data['parentItem'] ?? data['attachmentURI'] ?? data['attachmentKey']);
  const type = textOf(said('type'));
  const author = cutName(textOf(said('authorName')) || textOf(data['author']), 'annotationAuthorName');
  const colour = textOf(said('color'));
  const { relations } = data;
  const tags = tagsIn(
    listOf(data['tags']).map((one) => (isItem(one) ? (one['tag'] ?? one['name']) : one)),
    'tags',
  );
  const created = ['dateAdded', 'dateCreated', 'dateModified'].find((name) => momentOf(data[name]) !== null);
  return {
    id: key === '' ? null : `zotero:${key}`,
    created: created === undefined ? null : momentOf(data[created]),
    modified: momentOf(data['dateModified']),
    author: author.name,
    kind: comment !== '' ? 'comment' : type === 'underline' ? 'underline' : 'highlight',
    body: comment,
    tags: tags.tags,
    replacement: null,
    named: [],
    targets: [{ kind: 'quote', quote: quote || placeName(source, page), prefix: '', suffix: '', source }],
    own: { colour: COLOURS[colour.toLowerCase()] ?? 'yellow' },
    lost: [
      ...unread(data, READ),
      ...cut,
      ...(colour === '' || colour.toLowerCase() in COLOURS ? [] : [`annotationColor ${colour.slice(0, 20)}`]),
      ...(isItem(relations) && Object.keys(relations).length > 0 ? ['relations'] : []),
      ...author.lost,
      ...tags.lost,
      ...['dateAdded', 'dateCreated', 'dateModified'].flatMap((name) => unreadMoment(data[name], name)),
      ...(quote === '' ? ['annotationPosition'] : []),
      ...(['image', 'ink'].includes(type) ? [`annotationType ${type}`] : []),
    ],
  };
}

function placeName(source: string, page: string): string {
  return [source, page === '' ? '' : `p. ${page}`].filter((one) => one !== '').join(', ') || 'Zotero';
}

/** The eight colours of Zotero's reader, each as the nearest of ours. */
const COLOURS: Readonly<Record<string, string>> = {
  '#ffd400': 'yellow',
  '#f19837': 'yellow',
  '#5fb236': 'green',
  '#2ea8e5': 'blue',
  '#aaaaaa': 'blue',
  '#ff6666': 'pink',
  '#e56eee': 'pink',
  '#a28ae5': 'violet',
};
