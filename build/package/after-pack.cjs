/* eslint-disable @typescript-eslint/no-require-imports -- electron-builder reads CommonJS */
const fs = require('node:fs');
const path = require('node:path');

/**
 * electron-builder allows every Mac program to load anything from anywhere, for the sake of its updater. There is none
 * here, so it is forbidden again. Runs before fuses are set and before signing.
 */
module.exports = async function afterPack({ electronPlatformName, appOutDir, packager }) {
  if (electronPlatformName !== 'darwin') return;
  const file = path.join(appOutDir, `${packager.appInfo.productFilename}.app/Contents/Info.plist`);
  const before = fs.readFileSync(file, 'utf8');
  const after = before.replace(/(<key>NSAllowsArbitraryLoads<\/key>\s*)<true\/>/, '$1<false/>');
  if (after === before) throw new Error(`${file}: NSAllowsArbitraryLoads is not where it was`);
  fs.writeFileSync(file, after);
};
