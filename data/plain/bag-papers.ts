/** Which files of a BagIt bag (RFC 8493) are papers, told by the names alone: of a zip, a folder or a drop. */

/** The tag file that makes a folder a bag. */
export const DECLARATION = 'bagit.txt';

/** What a bag of reports carries besides: records as JSON, and what else tells of its papers. */
export const BAGGED_RECORDS = 'data/records/records.json';
export const BAGGED_SOURCES = 'data/sources/';
/** A pack of more bags than files are imported at once is refused in any case. */
const MOST_BAGS = 500;

/** Which of these files are papers: of a bag of reports the originals, of another bag what it carries, beside bags all. */
export function papersAmong(names: readonly string[]): (name: string) => boolean {
  const known = new Set(names);
  const bags = bagFolders(names)
    .slice(0, MOST_BAGS)
    // The innermost first.
    .sort((a, b) => b.length - a.length);
  return (name) => {
    const bag = bags.find((folder) => name.startsWith(folder));
    if (bag === undefined) return true;
    const papers = known.has(`${bag}${BAGGED_RECORDS}`) ? BAGGED_SOURCES : 'data/';
    return name.startsWith(`${bag}${papers}`);
  };
}

/** Folders with a declaration and a manifest of their payload, the outermost first; '' for a bag at the top. */
export function bagFolders(names: readonly string[]): string[] {
  const hasManifest = new Set(
    names.filter((name) => /(?:^|\/)manifest-[a-z0-9]+\.txt$/i.test(name)).map((name) => folderOf(name)),
  );
  const levels = (folder: string): number => folder.split('/').length;
  return names
    .filter(isDeclaration)
    .map(folderOf)
    .filter((folder) => hasManifest.has(folder))
    .sort((a, b) => levels(a) - levels(b));
}

/** Whether a file of that name makes its folder a bag. */
export function isDeclaration(name: string): boolean {
  return name === DECLARATION || name.endsWith(`/${DECLARATION}`);
}

/** `a/b/` of `a/b/c`; '' at the top. */
export function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}
