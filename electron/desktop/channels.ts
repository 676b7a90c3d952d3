/** The two channels between a page's preload and the main process. */
export const CALL = 'library.call';
export const COMMAND = 'command';

/**
 * What the main process tells a page: a menu item that was chosen, a file that was opened from outside, or that the
 * library was started again. `detail` is null where there is none.
 */
export const COMMANDS = [
  'search',
  'import',
  'compare',
  'annotations',
  'settings',
  'export-notes',
  'library-restarted',
  'file-opened',
] as const;
export type CommandName = (typeof COMMANDS)[number];
