import type { Fault } from './fault.ts';
import { safety } from './safety.ts';

/** A shell that is not safe. */
export const SECURITY_FAULTS: readonly Fault[] = [
  {
    name: 'navigation is allowed',
    edits: [{ file: 'main/main.js', from: 'if (!isOurs(event.url)) event.preventDefault();', to: '' }],
    probe: safety,
    noticed: /navigation to https:\/\/elsewhere.example\/ allowed/,
  },
  {
    name: 'windows are allowed',
    edits: [{ file: 'main/main.js', from: 'action: "deny"', to: 'action: "allow"' }],
    probe: safety,
    noticed: /a window for .* was allowed/,
  },
  {
    name: 'there is no window-open handler',
    edits: [{ file: 'main/main.js', from: 'contents.setWindowOpenHandler(', to: 'void (' }],
    probe: safety,
    noticed: /a window for .* was allowed/,
  },
  {
    name: 'the session lets requests pass',
    edits: [
      { file: 'main/main.js', from: 'const cancel = !mayLoad(details.url);', to: 'const cancel = false;' },
    ],
    probe: safety,
    noticed: /would have left for the network/,
  },
  {
    name: 'the sender is not checked',
    edits: [{ file: 'main/main.js', from: 'if (!isFromUs(event))', to: 'if (false)' }],
    probe: safety,
    noticed: /a stranger was answered/,
  },
  {
    name: 'anybody may have the dialog for archives',
    edits: [
      { file: 'main/main.js', from: 'if (isFromUs(event)) await openArchive();', to: 'await openArchive();' },
    ],
    probe: safety,
    noticed: /a stranger was given a dialog/,
  },
  {
    name: 'anybody may have a kept file opened',
    edits: [
      {
        file: 'main/main.js',
        from: 'if (!isFromUs(event)) return strangerRefused(event);\n\t\treturn openSource(',
        to: 'return openSource(',
      },
    ],
    probe: safety,
    noticed: /a stranger was told of a kept file/,
  },
  {
    name: 'files of any kind are opened',
    edits: [{ file: 'main/main.js', from: 'if (ending === null)', to: 'if (false)' }],
    probe: safety,
    noticed: /a page of scripts was opened/,
  },
  {
    name: 'there is no policy',
    edits: [{ file: 'main/main.js', from: '"content-security-policy"', to: '"x-no-policy"' }],
    probe: safety,
    noticed: /inline script ran/,
  },
  {
    name: 'the policy allows inline scripts',
    edits: [{ file: 'main/main.js', from: `"script-src 'self'"`, to: `"script-src 'self' 'unsafe-inline'"` }],
    probe: safety,
    noticed: /inline script ran/,
  },
  {
    name: 'the policy allows connections',
    edits: [{ file: 'main/main.js', from: `"connect-src 'none'"`, to: `"connect-src 'self'"` }],
    probe: safety,
    noticed: /fetch answered/,
  },
  {
    name: 'permission requests are granted',
    edits: [{ file: 'main/main.js', from: 'decide) => decide(false)', to: 'decide) => decide(true)' }],
    probe: safety,
    noticed: /permission geolocation given/,
  },
  {
    name: 'permission checks say yes',
    edits: [
      {
        file: 'main/main.js',
        from: 'setPermissionCheckHandler(() => false)',
        to: 'setPermissionCheckHandler(() => true)',
      },
    ],
    probe: safety,
    noticed: /permission geolocation given/,
  },
  {
    name: 'the scheme is not secure',
    edits: [{ file: 'main/main.js', from: 'secure: true,', to: '' }],
    probe: safety,
    noticed: /no secure context/,
  },
  {
    name: 'the sandbox is off',
    edits: [{ file: 'main/main.js', from: 'app.enableSandbox();', to: '' }],
    probe: safety,
    noticed: /a window without sandbox is not covered/,
  },
  {
    name: 'the worlds are not apart',
    edits: [{ file: 'main/main.js', from: 'contextIsolation: true', to: 'contextIsolation: false' }],
    probe: safety,
    noticed: /a window without context isolation/,
  },
  {
    name: 'the spell checker is on',
    edits: [{ file: 'main/main.js', from: 'spellcheck: false', to: 'spellcheck: true' }],
    probe: safety,
    noticed: /spell checker/,
  },
  {
    name: 'names are looked up',
    edits: [
      {
        file: 'main/main.js',
        from: 'app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");',
        to: '',
      },
    ],
    probe: safety,
    noticed: /names are looked up/,
  },
  {
    name: 'the preload is not found',
    edits: [{ file: 'main/main.js', from: 'preload/preload.cjs', to: 'preload/missing.cjs' }],
    probe: safety,
    noticed: /missing\.cjs/,
  },
  {
    name: 'the library is not where it should be',
    edits: [
      { file: 'main/main.js', from: 'library-worker/library-worker.js', to: 'library-worker/missing.js' },
    ],
    probe: safety,
    noticed: /the library does not answer/,
  },
  {
    name: 'the whole of ipcRenderer is exposed',
    edits: [
      {
        file: 'preload/preload.cjs',
        from: 'platform: process.platform',
        to: 'platform: process.platform, ipc: electron.ipcRenderer',
      },
    ],
    probe: safety,
    noticed: /doors: call, ipc, onCommand/,
  },
  {
    name: 'the preload uses Node',
    edits: [
      {
        file: 'preload/preload.cjs',
        from: 'let electron = require("electron");',
        to: 'let electron = require("electron"); require("node:fs");',
      },
    ],
    probe: safety,
    noticed: /module not found: node:fs/,
  },
];
