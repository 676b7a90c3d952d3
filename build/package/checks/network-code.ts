import { parseAst } from 'vite';
import { asarEntries } from '../artefacts/packed-app.ts';
import type { Check } from './expected.ts';

/** Parts of Node that the desktop bundles may use: none of them reaches another machine. */
const ALLOWED_MODULES = new Set(
  'async_hooks buffer crypto events fs fs/promises module os path stream url util worker_threads zlib'.split(
    ' ',
  ),
);
const ALLOWED_PACKAGES = new Set(['electron', 'better-sqlite3', '@napi-rs/canvas']);
/** Of Electron: `net` and `autoUpdater` call out, `shell` opens other programs with an address. */
const REFUSED_OF_ELECTRON = new Set(['net', 'netLog', 'autoUpdater', 'shell']);
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
  // pdf.js finds its worker by a setting; here it is in the same bundle.
  /^dist\/app\/(library-worker|reader-thread|scan-thread)\/assets\/pdf(\.worker)?-[\w-]+\.c?js$/,
];

/** The page has no Node and is held by its policy, which forbids every connection; its localhost half stays unused. */
const PAGES = 'dist/app/renderer/';

export const checkNetworkCode: Check = (app) => {
  const scripts = asarEntries(app.asar).filter((entry) => /\.c?js$/.test(entry.name));
  const found = scripts
    .filter((entry) => !entry.name.startsWith(PAGES))
    .flatMap((entry) =>
      networkCode(entry.content().toString('utf8'))
        .filter((what) => what !== `asks for ${COMPUTED}` || !MAY_COMPUTE.some((one) => one.test(entry.name)))
        .map((what) => `${entry.name}: ${what}`),
    );
  const main =
    scripts
      .find((entry) => entry.name === 'dist/app/main/main.js')
      ?.content()
      .toString('utf8') ?? '';
  const held = main.includes("connect-src 'none'") && main.includes("default-src 'none'");
  return held ? found : [...found, 'the policy of the pages does not forbid connections'];
};

/** Every way in a script to reach a network: modules that it asks for and objects that it makes or calls. */
export function networkCode(script: string): readonly string[] {
  const found: string[] = [];
  walk(parseAst(script), (node) => {
    const asked = moduleAskedFor(node);
    if (asked !== null && !isAllowed(asked)) found.push(`asks for ${asked}`);
    const caller = callerIn(node);
    if (caller) found.push(`calls ${caller}`);
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
