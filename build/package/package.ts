/**
 * npm run package [-- --originals DIR] [--system linux|win|mac]: installers for this system, with Electron itself, in
 * dist/package, opened and checked. With --originals an agency's own edition whose archive holds its texts.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writePapers } from './papers.ts';
import { prepare, runBuilder } from './prepare.ts';
import { expectedHere, report, verifyArtefacts } from './verify-artifacts.ts';

const SYSTEMS = { linux: '--linux', win: '--win', mac: '--mac' } as const;
const HERE = { linux: 'linux', win32: 'win', darwin: 'mac' } as const;

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { originals: { type: 'string' }, system: { type: 'string' } } });
process.exitCode = await run(values.originals, values.system ?? systemHere());

async function run(originals: string | undefined, system: string): Promise<number> {
  if (!isSystem(system)) {
    console.error(`--system ${system}: linux, win or mac`);
    return 2;
  }
  for (const line of missingSignatures(system, process.env)) console.warn(line);
  const output = path.join(root, 'dist/package');
  rmSync(output, { recursive: true, force: true });
  prepare(root, originals);
  try {
    runBuilder(root, 'electron-builder.config.cjs', [SYSTEMS[system]], {});
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.error('A first packaging needs a network for Electron; without one: npm run package:rehearse');
    return 1;
  }
  const expected = expectedHere(root, false);
  const verified = await verifyArtefacts(output, expected);
  writePapers(root, output, verified, expected, null);
  return report(verified) ? 0 : 1;
}

function systemHere(): string {
  const { platform } = process;
  return platform in HERE ? HERE[platform as keyof typeof HERE] : platform;
}

function isSystem(word: string): word is keyof typeof SYSTEMS {
  return word in SYSTEMS;
}

/** electron-builder takes certificates from the environment; without them it goes on, and people are warned later. */
function missingSignatures(system: string, env: NodeJS.ProcessEnv): readonly string[] {
  if (system === 'win' && !env['WIN_CSC_LINK'] && !env['CSC_LINK'])
    return ['not signed: WIN_CSC_LINK is not set; Windows will warn before the first start'];
  if (system !== 'mac') return [];
  if (!env['CSC_LINK'] && !env['CSC_NAME'])
    return ['not signed (ad hoc only): CSC_LINK is not set; macOS will refuse what came over a network'];
  return env['APPLE_API_KEY'] || env['APPLE_ID'] || env['APPLE_KEYCHAIN_PROFILE']
    ? []
    : ['signed but not notarised: APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER are not set'];
}
