/* eslint-disable @typescript-eslint/no-require-imports -- electron-builder reads CommonJS */
const fs = require('node:fs');
const path = require('node:path');

/**
 * For the rehearsal. Of an Electron that it fetched itself, electron-builder takes these two away (cleanupAfterUnpack); of one
 * that it is given, it leaves them.
 */
module.exports = async function afterExtract({ electronPlatformName, appOutDir }) {
  const resources = electronPlatformName === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources';
  for (const file of [path.join(resources, 'default_app.asar'), 'version'])
    fs.rmSync(path.join(appOutDir, file));
};
