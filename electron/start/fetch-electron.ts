import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ending, endingWords } from './ending.ts';
import type { FetchNews } from './fetch-news.ts';
import type { FetchProgress } from './fetch-progress.ts';
import { lastLine } from './last-line.ts';
import { proxyVariables } from './proxy-variables.ts';
import type { Stop } from './stop-signals.ts';
import { whenAborted } from './waiting.ts';

export interface Fetching {
  /** Of the package `electron`. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds in which something must come from the network. */
  readonly patience: number;
  readonly stop: Stop;
  readonly say: (line: string) => void;
  readonly progress: FetchProgress;
}

/** Milliseconds for loading the package's own script, before anything is asked of the network. */
const BEGINNING = 60_000;

/** Milliseconds for checking the sum and unpacking what was fetched, which tell nothing; a slow disk included. */
const UNPACKING = 300_000;

const WATCH = path.join(path.dirname(fileURLToPath(import.meta.url)), 'watch-fetch.ts');

/** Has the package fetch its program; says what is in the way, or null when it has come. */
export async function fetchElectron({
  folder,
  env,
  patience,
  stop,
  say,
  progress,
}: Fetching): Promise<string | null> {
  const child = fork(path.join(folder, 'install.js'), [], {
    execArgv: ['--import', pathToFileURL(WATCH).href],
    env: { ...env, ...proxyVariables(env), ELECTRON_GET_NO_PROGRESS: '1' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let host = '';
  let failure: string | null = null;
  let written = '';
  child.stderr?.on('data', (piece: Buffer) => (written += piece.toString()));
  const giveUp = (): void => {
    failure = host ? `${host} sent nothing for ${Math.round(patience / 1000)} s` : 'it did not begin';
    child.kill('SIGKILL');
  };
  let timer = setTimeout(giveUp, Math.max(BEGINNING, patience));
  const wait = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, milliseconds);
  };
  // Sent by watch-fetch.ts and nothing else.
  child.on('message', (message) => {
    const news = message as FetchNews;
    wait(news.kind === 'complete' ? UNPACKING : patience);
    if (news.kind === 'asked')
      say(`Fetching the Electron program from ${(host = news.host)}, once, about 120 MB …`);
    else if (news.kind === 'got') progress.show(news.bytes, news.of);
    else if (news.kind === 'failed') failure = news.why;
  });
  void whenAborted(stop.asked).then(() => child.kill());
  const how = await ending(child);
  clearTimeout(timer);
  progress.end();
  if (how.kind === 'exit' && how.code === 0) return null;
  return failure ?? lastLine(written) ?? `fetching ${endingWords(how)}`;
}
