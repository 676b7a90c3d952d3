/** What desktops keep for themselves; Windows hides it by a mark that no pack and no browser keeps. */
const OF_DESKTOPS = /^(?:thumbs\.db|desktop\.ini)$/i;

/** Whether a file or folder of this name is hidden, or the mark of a program that has a file open: no paper of anybody. */
export function isHiddenName(name: string): boolean {
  return (/^[.~]/.test(name) && !/^\.{1,2}$/.test(name)) || OF_DESKTOPS.test(name);
}
