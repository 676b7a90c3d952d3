import path from 'node:path';

/** Code points of a name that any file system of ours takes, with the ending. */
const LONGEST = 60;

/**
 * What a kept file is called while the system's program shows it: its own stem, as far as letters, digits and plain signs
 * go, and an ending that its recognised kind gives, never one that it came with.
 */
export function openedName(sourceFile: string, ending: string): string {
  const { name } = path.win32.parse(path.posix.basename(sourceFile));
  // Signs of control, among them those that turn the direction of writing, and whatever a system reads otherwise.
  const plain = name.replace(/[^\p{L}\p{N} ()（）《》〔〕【】_-]+/gu, '_').replace(/^[ _-]+|[ _-]+$/g, '');
  const stem = [...plain].slice(0, LONGEST).join('').trimEnd();
  return `${isTaken(stem) ? `原件_${stem}` : stem || '原件'}${ending}`;
}

/** Names of devices, whatever follows them ([MS-FSCC], Naming Files). */
function isTaken(stem: string): boolean {
  return /^(?:con|prn|aux|nul|conin|conout|clock|(?:com|lpt)[0-9¹²³])$/i.test(stem.trim());
}
