/** What the About box says below the program's name. */
export function aboutText(version: string, versions: NodeJS.ProcessVersions = process.versions): string {
  const { electron = '', chrome = '', node } = versions;
  return [`览卷 Lanjuan ${version}`, `Electron ${electron} · Chromium ${chrome} · Node ${node}`].join('\n');
}
