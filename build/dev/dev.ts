/**
 * `npm run dev [-- --library DIR]`: the pages from their sources with hot reload, over the localhost host, which is
 * started anew when something under data/ or electron/ has changed. Prints an address that opens once, like the host.
 */
import { parseArgs } from 'node:util';
import path from 'node:path';
import { openDevServer } from './dev-server.ts';
import { DevHost } from './dev-host.ts';
import { isOfTheHost } from './host-sources.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** A change is often several files: an editor's save, a checkout. */
const SETTLED_MS = 200;

const { values } = parseArgs({
  options: { library: { type: 'string', default: path.join(root, 'dist/dev-library') } },
});
const host = new DevHost(root, path.resolve(values.library));
await host.start();
const { server, newAddress } = await openDevServer(root, host);
console.log(newAddress());
if (process.stdin.isTTY) process.stdin.on('data', () => console.log(newAddress()));

let timer: NodeJS.Timeout | undefined;
server.watcher.add(['data', 'electron'].map((folder) => path.join(root, folder)));
server.watcher.on('all', (_event, file) => {
  if (!isOfTheHost(path.relative(root, file))) return;
  clearTimeout(timer);
  timer = setTimeout(() => void startAnew(), SETTLED_MS);
});

async function startAnew(): Promise<void> {
  await host.restart();
  console.log(`the host is started anew: ${host.origin ?? 'it did not begin; mend what it says'}`);
  server.ws.send({ type: 'full-reload' });
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void Promise.all([server.close(), host.stop()]).then(() => process.exit(0)));
}
