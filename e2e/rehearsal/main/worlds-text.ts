import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { bridgeEnd } from '../page/bridge.ts';
import { pageWorld, preloadWorld } from '../page/worlds.ts';
import { makeCodec } from '../shared/codec.ts';
import { guard } from '../shared/guard.ts';
import { planted } from './planted.ts';
import type { WindowOrder } from '../shared/protocol.ts';

const WORLD = 'rehearsalPreload';
/** The number by which both worlds know the page's one function. */
const EXPOSE = 1;

/**
 * The two texts with which every document of a window starts, one per world. The preload is the bundle as it was
 * built, inside a function; as in Electron only the top frame has one.
 */
export function worldScripts(preload?: string): Pick<WindowOrder, 'world' | 'pageScript' | 'preloadScript'> {
  const secret = `bridge${randomBytes(16).toString('hex')}`;
  const end = (side: 'page' | 'preload'): string => `(${String(bridgeEnd)})('${secret}', '${side}')`;
  const inTopFrame = (code: string): string => `if (window === window.top) { ${code} }`;
  const pageScript = inTopFrame(`(${String(pageWorld)})(${end('page')}, ${EXPOSE});`);
  if (preload === undefined) return { world: WORLD, pageScript, preloadScript: null };

  const { platform, arch, versions } = process;
  const info = { type: 'renderer', platform, arch, versions, sandboxed: true, contextIsolated: true };
  const tools = [
    `end: ${end('preload')}`,
    `codec: (${String(makeCodec)})()`,
    `guard: ${String(guard)}`,
    `expose: ${EXPOSE}`,
    `world: '${WORLD}'`,
    `process: ${JSON.stringify(info)}`,
    `body: function (require, module, exports, process) {\nconst global = globalThis;\n${planted(preload, fs.readFileSync(preload, 'utf8'))}\n}`,
  ];
  return {
    world: WORLD,
    pageScript,
    preloadScript: inTopFrame(`(${String(preloadWorld)})({ ${tools.join(', ')} });`),
  };
}
