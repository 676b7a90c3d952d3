import type { Page } from '@playwright/test';

/** A way in which a page could reach another machine, and what became of it. */
export interface Attempt {
  readonly way: string;
  readonly blocked: boolean;
}

/** Nobody's address (RFC 5737); by number, so that no name has to be found first. */
const AWAY = 'http://198.51.100.80/';

/** What an intruder in the page would try. Each must be refused by the page's policy, which says so by an event. */
export async function attemptToLeave(page: Page): Promise<readonly Attempt[]> {
  const blocked = await page.evaluate(
    async ([away, ways, patience]) => {
      const refused: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        refused.push(event.effectiveDirective);
      });
      const add = (name: string, values: Readonly<Record<string, string>>): void => {
        document.body.append(Object.assign(document.createElement(name), values));
      };
      await fetch(away).catch(() => undefined);
      navigator.sendBeacon(`${away}beacon`, 'x');
      for (const start of [
        (): unknown => new WebSocket(away.replace('http', 'ws')),
        (): unknown => new EventSource(away),
      ])
        try {
          start();
        } catch {
          // Some throw at once besides saying it by the event.
        }
      try {
        new Worker(`${away}worker.js`);
      } catch {
        // Of another origin: refused before the policy is asked.
        refused.push('worker-src');
      }
      add('img', { src: `${away}a.png` });
      add('script', { src: `${away}a.js` });
      add('link', { rel: 'stylesheet', href: `${away}a.css` });
      add('iframe', { src: away });
      add('video', { src: `${away}a.mp4` });
      const form = Object.assign(document.createElement('form'), { action: away, method: 'post' });
      document.body.append(form);
      form.submit();
      // The browser says it when it comes to it.
      const until = Date.now() + patience;
      const isAllSaid = (): boolean =>
        ways.every(({ directive, times }) => refused.filter((one) => one === directive).length >= times);
      while (!isAllSaid() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
      return refused;
    },
    [AWAY, WAYS, PATIENCE] as const,
  );
  return WAYS.map(({ way, directive, times }) => ({
    way,
    blocked: blocked.filter((one) => one === directive).length >= times,
  }));
}

/** `connect-src` stands for four of the ways; it must have been said four times. */
const WAYS = [
  { way: 'fetch, sendBeacon, WebSocket, EventSource', directive: 'connect-src', times: 4 },
  { way: 'worker', directive: 'worker-src', times: 1 },
  { way: 'picture', directive: 'img-src', times: 1 },
  { way: 'script', directive: 'script-src-elem', times: 1 },
  { way: 'style sheet', directive: 'style-src-elem', times: 1 },
  { way: 'frame', directive: 'frame-src', times: 1 },
  { way: 'video', directive: 'media-src', times: 1 },
  { way: 'form', directive: 'form-action', times: 1 },
] as const;
/** Milliseconds after which what has not been refused was let through. */
const PATIENCE = 30_000;
