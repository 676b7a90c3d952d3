import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import type { Reply } from '../../data/contract/api.ts';
import { REQUESTS } from '../../data/contract/requests.ts';
import { findBrowser } from '../find-browser.ts';
import { askEverything, type Ask } from './ask-everything.ts';
import { attemptToLeave, type Attempt } from './attempts.ts';
import { readSockets, type Socket } from './sockets.ts';
import { difference, readOutside, type Outside } from './trap.ts';

export interface SessionResult {
  /** The policy that the host sends with its pages. */
  readonly policy: string;
  /** Main views that were opened, by the words on their buttons. */
  readonly views: readonly string[];
  /** Methods of the contract that were called and answered. */
  readonly asked: readonly string[];
  readonly notAsked: readonly string[];
  /** Addresses that a page asked for and that are not the host's. */
  readonly foreign: readonly string[];
  readonly attempts: readonly Attempt[];
  readonly port: number;
  /** What left while the host answered every call and no browser ran. */
  readonly alone: Outside;
  /** Every socket that was seen, looked for ten times a second. */
  readonly sockets: readonly Socket[];
}

/** Milliseconds between two looks at the kernel's list. */
const LOOK = 100;

/**
 * Chromium by itself asks for its maker's servers (update, accounts, autofill), whatever page it shows. The desktop shell
 * forbids it every name with this switch, and so does this session: what is left is the program's own doing.
 */
const BROWSER_SWITCHES = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

/** Starts the localhost host with an empty library, asks it everything, then goes through the program in a browser. */
export async function runSession(root: string, library: string): Promise<SessionResult> {
  const seen = new Map<string, Socket>();
  const looking = setInterval(() => {
    for (const socket of readSockets()) seen.set(JSON.stringify(socket), socket);
  }, LOOK);
  const host = spawn(
    process.execPath,
    [path.join(root, 'dist/app/localhost/localhost.js'), '--library', library],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const printed = new URL(await firstLine(host));
    const token = (await fetch(printed)).headers.get('x-lanjuan-token') ?? '';
    const asked = new Set<string>();
    const before = readOutside();
    await askEverything(callTo(printed.origin, token, asked));
    const alone = difference(readOutside(), before);
    const notAsked = Object.keys(REQUESTS).filter((method) => !asked.has(method));
    // It opens within a minute of its making.
    const address = await addressForBrowser(printed.origin, token);
    const seenInPages = await browse(address);
    const sockets = [...seen.values()];
    return { ...seenInPages, asked: [...asked], notAsked, alone, port: Number(address.port), sockets };
  } finally {
    clearInterval(looking);
    host.kill('SIGTERM');
    if (host.exitCode === null) await once(host, 'exit');
  }
}

function firstLine(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!host.stdout) throw new Error('the host was started without its output');
    createInterface({ input: host.stdout })
      .once('line', resolve)
      .once('close', () => reject(new Error('the host ended at once: is the program built?')));
  });
}

type Seen = Pick<SessionResult, 'policy' | 'views' | 'foreign' | 'attempts'>;

async function browse(address: URL): Promise<Seen> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: BROWSER_SWITCHES,
    ...(executablePath ? { executablePath } : {}),
  });
  try {
    const page = await browser.newPage({ locale: 'zh-CN' });
    const foreign: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${address.origin}/`) && !/^(data|blob):/.test(url)) foreign.push(url);
    });
    const opened = await page.goto(address.href);
    const policy = opened?.headers()['content-security-policy'] ?? 'none';
    const views = await openViews(page);
    const passed = [...foreign];
    // Refused requests are reported as begun; those are not the program's.
    const attempts = await attemptToLeave(page);
    return { policy, views, foreign: passed, attempts };
  } finally {
    await browser.close();
  }
}

/** Every main view, a search, a report, and the other colours. */
async function openViews(page: Page): Promise<readonly string[]> {
  const buttons = page.getByRole('navigation', { name: '主要功能' }).getByRole('button');
  await buttons.first().waitFor();
  const views = (await buttons.allInnerTexts()).map((text) => text.trim());
  for (let index = 0; index < views.length; index++) {
    await buttons.nth(index).click();
    await page.getByRole('main').waitFor();
  }
  await buttons.first().click();
  await page.getByRole('navigation', { name: '报告目录' }).getByRole('button').first().click();
  await page.getByRole('article').first().waitFor();
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('放心消费');
  await page.keyboard.press('Enter');
  await page.locator('mark').first().waitFor();
  return views;
}

async function addressForBrowser(origin: string, token: string): Promise<URL> {
  const answer = await fetch(`${origin}/api/session.newAddress`, { headers: { 'x-lanjuan-token': token } });
  // The host answers with a Reply that holds the address.
  return new URL(((await answer.json()) as { readonly value: string }).value);
}

/** As a program on this machine calls: with the key that the printed address was exchanged for. */
function callTo(origin: string, token: string, asked: Set<string>): Ask {
  return async (method, request) => {
    const answer = await fetch(`${origin}/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-lanjuan-token': token },
      body: JSON.stringify(request),
    });
    // The host answers with a Reply of the method that was asked.
    const reply = (await answer.json()) as Reply<never>;
    if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
    asked.add(method);
    return reply.value;
  };
}
