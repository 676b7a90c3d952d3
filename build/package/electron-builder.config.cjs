/* eslint-disable @typescript-eslint/no-require-imports -- electron-builder reads CommonJS */
// What ships, for every system. Nothing here knows of the rehearsal; ./electron-builder.rehearsal.cjs overrides it.
//
// `${platform}` in a pattern is the system that builds, `${arch}` the one that is built for: so the system is written out
// in a complete list of its own. A list in `linux`, `win` or `mac` that only excludes would become a second set of files
// and pack the whole project; there is no `files` at the top for the same reason.

const shipped = (system) => [
  'package.json',
  'dist/app/{main,preload,renderer,library-worker,threads}/**/*',
  '!**/*.map',
  'node_modules/better-sqlite3/package.json',
  'node_modules/better-sqlite3/lib/**/*.js',
  `node_modules/better-sqlite3/prebuilds/${system}-\${arch}.node`,
  // electron-builder adds every production dependency by itself: take out what the lines above do not name.
  '!node_modules/better-sqlite3/{deps,src,build}{,/**/*}',
  '!node_modules/better-sqlite3/{binding.gyp,*.md,LICENSE}',
  `!node_modules/better-sqlite3/prebuilds/!(${system}-\${arch}).node`,
  '!node_modules/node-addon-api{,/**/*}',
];

/** A certificate in the environment, as electron-builder reads it. */
const macCertificate = Boolean(process.env.CSC_LINK || process.env.CSC_NAME);

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'app.lanjuan.viewer',
  // Names of folders and programs are ASCII; what a person reads is 览卷.
  productName: 'Lanjuan',
  copyright: 'Copyright © 2026 The Lanjuan authors (MIT)',
  extraMetadata: {
    author: { name: 'The Lanjuan authors' },
    // Debian packages must name a page. The project has none: .invalid can never be one (RFC 2606).
    homepage: 'https://lanjuan.invalid/',
    desktopName: 'lanjuan.desktop',
    allowScripts: null,
    overrides: null,
  },
  directories: { output: 'dist/package', buildResources: 'build/icons' },
  artifactName: '${name}-${version}-${os}-${arch}.${ext}',
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  // better-sqlite3 brings a binary for every system; building one here would make it differ from the tested one.
  npmRebuild: false,
  nodeGypRebuild: false,
  buildDependenciesFromSource: false,
  publish: null,
  // AppImage 1.0.3: no libfuse2 on the machine, and no --no-sandbox in the menu entry; the default has both faults.
  toolsets: { appimage: '1.0.3' },
  // dist/package-input is written by ./prepare.ts.
  extraResources: [
    { from: 'dist/package-input/archive.sqlite', to: 'data/archive.sqlite' },
    { from: 'dist/package-input/THIRD-PARTY-LICENCES.txt', to: 'THIRD-PARTY-LICENCES.txt' },
    { from: 'LICENSE', to: 'LICENCE.txt' },
  ],
  electronLanguages: ['zh-CN', 'en-US'],
  electronFuses: {
    runAsNode: false,
    // There are no cookies; encrypting them would ask for a Mac's keychain at the first start.
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [
    {
      ext: 'lanjuan',
      name: 'Lanjuan.Archive',
      description: '览卷馆藏',
      mimeType: 'application/x-lanjuan',
      role: 'Viewer',
    },
    {
      ext: 'lanjuan-notes',
      name: 'Lanjuan.Notes',
      description: '览卷批注包',
      mimeType: 'application/x-lanjuan-notes',
      role: 'Viewer',
    },
  ],
  afterPack: require('./after-pack.cjs'),

  win: {
    files: shipped('win32'),
    executableName: 'lanjuan',
    icon: 'build/icons/lanjuan.ico',
    target: [
      { target: 'nsis', arch: ['x64'] },
      { target: 'portable', arch: ['x64'] },
      { target: 'zip', arch: ['x64'] },
    ],
  },
  nsis: {
    oneClick: false,
    // Asked on the first page; /currentuser and /allusers answer it in a silent installation.
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
    installerLanguages: ['zh_CN', 'en_US'],
    // For updates only, and there are none.
    packElevateHelper: false,
    include: 'build/package/installer.nsh',
    shortcutName: '览卷',
    uninstallDisplayName: '览卷 Lanjuan ${version}',
    artifactName: '${name}-${version}-${os}-${arch}-setup.${ext}',
  },
  portable: { artifactName: '${name}-${version}-${os}-${arch}-portable.${ext}' },

  mac: {
    files: shipped('darwin'),
    icon: 'build/icons/lanjuan.icns',
    category: 'public.app-category.reference',
    minimumSystemVersion: '13.0',
    extendInfo: { CFBundleDisplayName: '览卷', CFBundleAllowMixedLocalizations: true },
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] },
    ],
    // Without a certificate an ad-hoc signature: setting fuses breaks the one that Electron came with, and a Mac with an
    // Apple processor starts nothing unsigned. With one: hardened, notarised and stapled where APPLE_* is set.
    ...(macCertificate
      ? { hardenedRuntime: true, entitlements: 'build/package/entitlements.plist', notarize: true }
      : { identity: '-', hardenedRuntime: false, notarize: false }),
    entitlementsInherit: 'build/package/entitlements.plist',
  },
  dmg: { writeUpdateInfo: false, backgroundColor: '#ffffff' },

  linux: {
    files: shipped('linux'),
    executableName: 'lanjuan',
    icon: 'build/icons',
    category: 'Office',
    maintainer: 'The Lanjuan authors <lanjuan@lanjuan.invalid>',
    vendor: 'The Lanjuan authors',
    synopsis: 'Offline viewer for an archive of yearly work reports',
    syncDesktopName: true,
    desktop: {
      entry: {
        Name: '览卷',
        'Name[en]': 'Lanjuan',
        'Comment[zh_CN]': '离线查阅、比对年度工作报告',
        StartupWMClass: 'lanjuan',
      },
    },
    target: [
      { target: 'AppImage', arch: ['x64'] },
      { target: 'deb', arch: ['x64'] },
      { target: 'tar.gz', arch: ['x64'] },
    ],
  },
};
