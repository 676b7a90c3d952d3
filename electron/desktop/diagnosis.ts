interface CrashFacts {
  readonly version: string;
  readonly reason: string;
  readonly exitCode: number;
  readonly at: Date;
  /** Lines of JSON (log-file.ts). */
  readonly log: readonly string[];
}

/** What a diagnostic file says: versions, the way of the crash, the newest of the log. No path, no name, no text of any report or note. */
export function diagnosis(facts: CrashFacts, versions: NodeJS.ProcessVersions): string {
  const { electron, chrome, node, v8 } = versions;
  const { platform, arch } = process;
  const lines = {
    program: `lanjuan ${facts.version}`,
    system: `${platform} ${arch} ${process.getSystemVersion?.() ?? ''}`.trim(),
    versions: { electron, chrome, node, v8 },
    log: facts.log,
    crash: { reason: facts.reason, exitCode: facts.exitCode, at: facts.at.toISOString() },
  };
  return `${JSON.stringify(lines, null, 2)}\n`;
}
