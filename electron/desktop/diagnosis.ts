/** What a diagnostic file says: versions and the way of the crash. No path, no name, no text of any report or note. */
export function diagnosis(
  facts: { readonly version: string; readonly reason: string; readonly exitCode: number; readonly at: Date },
  versions: NodeJS.ProcessVersions,
): string {
  const { electron, chrome, node, v8 } = versions;
  const { platform, arch } = process;
  const lines = {
    program: `lanjuan ${facts.version}`,
    system: `${platform} ${arch} ${process.getSystemVersion?.() ?? ''}`.trim(),
    versions: { electron, chrome, node, v8 },
    crash: { reason: facts.reason, exitCode: facts.exitCode, at: facts.at.toISOString() },
  };
  return `${JSON.stringify(lines, null, 2)}\n`;
}
