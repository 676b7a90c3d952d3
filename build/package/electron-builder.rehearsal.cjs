/* eslint-disable @typescript-eslint/no-require-imports -- electron-builder reads CommonJS */
// The same with stand-ins for Electron's own files: see ./rehearse.ts. Nothing built with it may be published.
const path = require('node:path');
const released = require('./electron-builder.config.cjs');

const runtimes = path.resolve(__dirname, '../../dist/package-tools/runtimes');

/** @type {import('electron-builder').Configuration} */
module.exports = {
  ...released,
  directories: { ...released.directories, output: process.env.LANJUAN_REHEARSAL_OUTPUT },
  // ZIPs named like Electron's own: they take the way of one that was fetched, licences and all.
  electronDist: runtimes,
  afterExtract: require('./after-extract.cjs'),
  // A .dmg is made by programs that only a Mac has.
  mac: { ...released.mac, target: [{ target: 'zip', arch: ['x64', 'arm64'] }] },
};
