import { parseAst } from 'vite';
import { asarEntries } from '../artefacts/packed-app.ts';
import type { Check } from './expected.ts';

/** Parts of Node that the desktop bundles may use: none of them reaches another machine. */
const ALLOWED_MODULES = new Set(
  'async_hooks buffer crypto events fs fs/promises module os path stream timers/promises url util v8 worker_threads zlib'.split(
    ' ',
  ),
);
const ALLOWED_PACKAGES = new Set(['electron', 'better-sqlite3', '@napi-rs/canvas']);
/** Of Electron: these call out. */
const REFUSED_OF_ELECTRON = new Set(['net', 'netLog', 'autoUpdater']);
/** Of Electron's `shell`: opens other programs with an address; `openPath` opens a file. */
const OPENS_ADDRESSES = 'openExternal';
const CALLERS = new Set([
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
]);

/** Modules by a name that is put together while running; Node itself loads none over a network. */
const COMPUTED = '…';
const MAY_COMPUTE: readonly RegExp[] = [
  // The path of its own binary.
  /^node_modules\/better-sqlite3\/lib\/binding\.js$/,
  // pdf.js finds its worker and its decoders by a setting; here they are in the same bundle.
  /^dist\/app\/threads\/assets\/pdf(\.worker|\.image_decoders)?-[\w-]+\.cjs$/,
  // ONNX Runtime finds its WebAssembly by a path; here it is given the bytes.
  /^dist\/app\/threads\/assets\/load-networks-[\w-]+\.cjs$/,
];

/** The page has no Node and is held by its policy, which forbids every connection; its localhost half stays unused. */
const PAGES = 'dist/app/renderer/';

export const checkNetworkCode: Check = (app) => {
  const scripts = asarEntries(app.asar).filter((entry) => /\.c?js$/.test(entry.name));
  const found = scripts.flatMap((entry) => networkCodeOf(entry.name, entry.content().toString('utf8')));
  const main =
    scripts
      .find((entry) => entry.name === 'dist/app/main/main.js')
      ?.content()
      .toString('utf8') ?? '';
  const held = main.includes("connect-src 'none'") && main.includes("default-src 'none'");
  return held ? found : [...found, 'the policy of the pages does not forbid connections'];
};

/** What networkCode finds in a script that ships under this name, without what it may do there. */
export function networkCodeOf(name: string, script: string): readonly string[] {
  if (name.startsWith(PAGES)) return [];
  return networkCode(script)
    .filter((what) => what !== `asks for ${COMPUTED}` || !MAY_COMPUTE.some((one) => one.test(name)))
    .map((what) => `${name}: ${what}`);
}

/** Every way in a script to reach a network: modules that it asks for and objects that it makes or calls. */
export function networkCode(script: string): readonly string[] {
  const found: string[] = [];
  walk(parseAst(script), (node) => {
    const asked = moduleAskedFor(node);
    if (asked !== null && !isAllowed(asked)) found.push(`asks for ${asked}`);
    const caller = callerIn(node);
    if (caller) found.push(`calls ${caller}`);
    if (nameOf(node) === OPENS_ADDRESSES || node['value'] === OPENS_ADDRESSES)
      found.push(`names ${OPENS_ADDRESSES}`);
    found.push(...refusedOfElectron(node).map((name) => `takes ${name} from electron`));
  });
  return [...new Set(found)];
}

/** A node of the tree, of any kind: ESTree. */
type Node = Readonly<Record<string, unknown>>;

function walk(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const one of value) walk(one, see);
    return;
  }
  if (!isNode(value)) return;
  if (typeof value['type'] === 'string') see(value);
  for (const child of Object.values(value)) if (typeof child === 'object') walk(child, see);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

/** import … from 'x', import('x'), require('x'), process.getBuiltinModule('x'); COMPUTED where it is not a plain string. */
function moduleAskedFor(node: Node): string | null {
  switch (node['type']) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      return node['source'] ? stringIn(node['source']) : null;
    case 'CallExpression':
      return asksForModule(node['callee']) ? stringIn(firstOf(node['arguments'])) : null;
    default:
      return null;
  }
}

function asksForModule(callee: unknown): boolean {
  if (!isNode(callee)) return false;
  if (callee['type'] === 'Identifier') return callee['name'] === 'require' || callee['name'] === '__require';
  return callee['type'] === 'MemberExpression' && nameOf(callee['property']) === 'getBuiltinModule';
}

function isAllowed(asked: string): boolean {
  if (asked.startsWith('.')) return true;
  return ALLOWED_MODULES.has(asked.replace(/^node:/, '')) || ALLOWED_PACKAGES.has(asked);
}

function callerIn(node: Node): string | null {
  if (node['type'] !== 'CallExpression' && node['type'] !== 'NewExpression') return null;
  const callee = node['callee'];
  if (!isNode(callee)) return null;
  const onGlobal =
    callee['type'] === 'MemberExpression' &&
    ['globalThis', 'window', 'self', 'global'].includes(nameOf(callee['object']) ?? '');
  const name = nameOf(onGlobal ? callee['property'] : callee);
  return name !== null && CALLERS.has(name) ? name : null;
}

function refusedOfElectron(node: Node): readonly string[] {
  if (node['type'] !== 'ImportDeclaration' || stringIn(node['source']) !== 'electron') return [];
  const specifiers: unknown = node['specifiers'];
  if (!Array.isArray(specifiers)) return [];
  return specifiers
    .map((one: unknown) => (isNode(one) ? nameOf(one['imported']) : null))
    .filter((name): name is string => name !== null && REFUSED_OF_ELECTRON.has(name));
}

function nameOf(node: unknown): string | null {
  return isNode(node) && node['type'] === 'Identifier' ? String(node['name']) : null;
}

function stringIn(node: unknown): string {
  return isNode(node) && typeof node['value'] === 'string' ? node['value'] : COMPUTED;
}

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? (list as readonly unknown[])[0] : undefined;
}
