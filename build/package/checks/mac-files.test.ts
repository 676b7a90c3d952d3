import { describe, expect, it } from 'vitest';
import type { PackedApp } from '../artefacts/packed-app.ts';
import { electronFiles } from '../standin/electron-files.ts';
import { EXPECTED } from '../testing/sample-app.ts';
import { checkFilesBeside } from './files-beside.ts';
import { checkLanguages } from './languages.ts';

const FRAMEWORK = 'Contents/Frameworks/Electron Framework.framework';

/** Of a Mac, by the names of its files; there is no file to be read. */
function macApp(files: readonly string[]): PackedApp {
  const root = '/nowhere/Lanjuan.app';
  const resources = `${root}/Contents/Resources`;
  const asar = `${resources}/app.asar`;
  return { system: 'darwin', arch: 'arm64', root, resources, asar, files, below: () => [] };
}

/** As electron-builder leaves them: renamed, of the languages those that were asked for. */
const SOUND = electronFiles('darwin', 'arm64')
  .filter((name) => name.startsWith('Electron.app/') && !name.endsWith('default_app.asar'))
  .filter((name) => !name.includes('.lproj/') || /\/(en|zh_CN(_[A-Z]+)?)\.lproj\//.test(name))
  .map((name) =>
    name
      .slice('Electron.app/'.length)
      .replace(/Electron Helper|MacOS\/Electron$/g, (found) => found.replace('Electron', 'Lanjuan')),
  );

async function stray(files: readonly string[]): Promise<readonly string[]> {
  const wrong = await checkFilesBeside(macApp(files), EXPECTED);
  return wrong.filter((sentence) => sentence.startsWith('not to be'));
}

describe('the files of a Mac', () => {
  it('are Electron’s own under the name of the program, signed or not', async () => {
    expect(await stray(SOUND)).toEqual([]);
    expect(await stray([...SOUND, 'Contents/_CodeSignature/CodeResources'])).toEqual([]);
  });

  it('are the same where a link has become a folder', async () => {
    expect(await stray([...SOUND, `${FRAMEWORK}/Versions/Current/Resources/icudtl.dat`])).toEqual([]);
    expect(await stray([...SOUND, `${FRAMEWORK}/Resources/icudtl.dat`])).toEqual([]);
  });

  it('are noticed when one came from elsewhere', async () => {
    expect(await stray([...SOUND, `${FRAMEWORK}/Versions/A/Libraries/libnew.dylib`])).toEqual([
      `not to be shipped: ${FRAMEWORK}/Versions/A/Libraries/libnew.dylib`,
    ]);
  });

  it('speak two languages, one of them once more for each gender', () => {
    expect(checkLanguages(macApp(SOUND), EXPECTED)).toEqual([]);
    const french = `${FRAMEWORK}/Versions/A/Resources/fr_NEUTER.lproj/locale.pak`;
    expect(checkLanguages(macApp([...SOUND, french]), EXPECTED)).toEqual([
      'Lanjuan.app: languages en, fr, zh_CN, not en, zh_CN',
    ]);
  });
});
