/** Whether a file, relative to the checkout, is code that the host runs: what the pages import is Vite's to reload. */
export function isOfTheHost(file: string): boolean {
  const [folder, part] = file.split(/[\\/]/);
  if (!file.endsWith('.ts') || file.endsWith('.test.ts')) return false;
  return folder === 'data' ? part !== 'testing' : folder === 'electron' && part !== 'testing';
}
