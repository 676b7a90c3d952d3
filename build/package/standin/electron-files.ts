/**
 * The names of the files in Electron's own ZIPs, from its lists of them: script/zip_manifests/dist_zip.*.manifest of
 * electron/electron, as of August 2026. Names only.
 */
export type System = 'linux' | 'win32' | 'darwin';
export type Arch = 'x64' | 'arm64';

/** As the files of Linux and Windows name them; a Mac's folders have `_` for `-`, and `en` for `en-US`. */
export const LANGUAGES: readonly string[] = (
  'af am ar bg bn ca cs da de el en-GB en-US es-419 es et fa fi fil fr gu he hi hr hu id it ja kn ko lt lv ml mr ms nb nl ' +
  'pl pt-BR pt-PT ro ru sk sl sr sv sw ta te th tr uk ur vi zh-CN zh-TW'
).split(' ');
/** A Mac has each language once more for each of these. */
export const GENDERS = ['FEMININE', 'MASCULINE', 'NEUTER'] as const;

const BESIDE = ['LICENSE', 'LICENSES.chromium.html', 'version'];

const FLAT = [
  ...BESIDE,
  'chrome_100_percent.pak',
  'chrome_200_percent.pak',
  'icudtl.dat',
  'resources.pak',
  'resources/default_app.asar',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'vk_swiftshader_icd.json',
  ...LANGUAGES.map((language) => `locales/${language}.pak`),
];

const LINUX = [
  ...FLAT,
  'chrome-sandbox',
  'chrome_crashpad_handler',
  'electron',
  'libffmpeg.so',
  'libvk_swiftshader.so',
  'libvulkan.so.1',
];

const WINDOWS = [
  ...FLAT,
  'd3dcompiler_47.dll',
  'dxcompiler.dll',
  'dxil.dll',
  'electron.exe',
  'ffmpeg.dll',
  'vk_swiftshader.dll',
  'vulkan-1.dll',
];

export const MAC_APP = 'Electron.app/Contents';
const FRAMEWORKS = `${MAC_APP}/Frameworks`;
export const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Electron Helper${kind}`);
const SMALL_FRAMEWORKS = ['Mantle', 'ReactiveObjC', 'Squirrel'] as const;

/** Files, without folders and links. */
export function electronFiles(system: System, arch: Arch): readonly string[] {
  switch (system) {
    case 'linux':
      return LINUX;
    case 'win32':
      return WINDOWS;
    case 'darwin':
      return macFiles(arch);
  }
}

function macFiles(arch: Arch): readonly string[] {
  const version = (framework: string): string => `${FRAMEWORKS}/${framework}.framework/Versions/A`;
  const inside = version('Electron Framework');
  const snapshot = arch === 'x64' ? 'x86_64' : arch;
  return [
    ...BESIDE,
    ...[
      'Info.plist',
      'MacOS/Electron',
      'PkgInfo',
      'Resources/default_app.asar',
      'Resources/electron.icns',
    ].map((name) => `${MAC_APP}/${name}`),
    ...HELPERS.flatMap((helper) =>
      ['Info.plist', 'PkgInfo', `MacOS/${helper}`].map(
        (name) => `${FRAMEWORKS}/${helper}.app/Contents/${name}`,
      ),
    ),
    ...SMALL_FRAMEWORKS.flatMap((name) => [
      `${version(name)}/${name}`,
      `${version(name)}/Resources/Info.plist`,
    ]),
    `${version('Squirrel')}/Resources/ShipIt`,
    ...[
      'Electron Framework',
      'Helpers/chrome_crashpad_handler',
      'Libraries/libffmpeg.dylib',
      'Libraries/libvk_swiftshader.dylib',
      'Libraries/vk_swiftshader_icd.json',
      'Resources/Info.plist',
      'Resources/MainMenu.nib',
      'Resources/chrome_100_percent.pak',
      'Resources/chrome_200_percent.pak',
      'Resources/icudtl.dat',
      'Resources/resources.pak',
      `Resources/v8_context_snapshot.${snapshot}.bin`,
      ...macLanguages().map((language) => `Resources/${language}.lproj/locale.pak`),
    ].map((name) => `${inside}/${name}`),
  ];
}

function macLanguages(): readonly string[] {
  const plain = LANGUAGES.map((language) => (language === 'en-US' ? 'en' : language.replace('-', '_')));
  return [...plain, ...plain.flatMap((language) => GENDERS.map((gender) => `${language}_${gender}`))];
}

/** Symbolic links and where they lead; the frameworks of a Mac alone have some. */
export function electronLinks(system: System): readonly (readonly [name: string, target: string])[] {
  if (system !== 'darwin') return [];
  return ['Electron Framework', ...SMALL_FRAMEWORKS].flatMap((name) => {
    const framework = `${FRAMEWORKS}/${name}.framework`;
    const parts = [name, 'Resources', ...(name === 'Electron Framework' ? ['Helpers', 'Libraries'] : [])];
    return [
      [`${framework}/Versions/Current`, 'A'] as const,
      ...parts.map((part) => [`${framework}/${part}`, `Versions/Current/${part}`] as const),
    ];
  });
}
