/** The channels between a page's preload and the main process. */
export const CALL = 'library.call';
/** The page wants the dialog in which an archive is chosen; it learns no path. */
export const OPEN_ARCHIVE = 'shell.open-archive';
/** The page wants the kept file of a report shown by the system's own program; it learns no path. */
export const OPEN_SOURCE = 'shell.open-source';
export const COMMAND = 'command';

/**
 * What the main process tells a page: a menu item that was chosen, a file that was opened from outside, that the library
 * was started again, or what has changed in it without the page's doing. `detail` is null where there is none.
 */
export const COMMANDS = [
  'search',
  'import',
  'compare',
  'annotations',
  'settings',
  'export-notes',
  'library-restarted',
  'changed',
  'file-opened',
  'archive-opened',
  'about',
] as const;
export type CommandName = (typeof COMMANDS)[number];
