import * as electron from '../electron.ts';
import { makeEvent } from '../shared/guard.ts';
import type { MainSide } from '../shared/protocol.ts';
import { answerDialog } from './desktop.ts';
import { answer } from './session.ts';
import { listenForSignals } from './signals.ts';
import { download } from './downloads.ts';
import { stage } from './stage.ts';
import { windowById } from './window.ts';

const { app } = electron;

/** What the browser reports and the test asks, passed on to the doubles. */
stage.serve<MainSide>({
  request: (note) => {
    const contents = windowById(note.windowId)?.contents;
    if (note.navigation && !note.asked && contents?.refusesNavigation(note))
      return { do: 'refuse-navigation' };
    return answer(note);
  },
  message: (windowId, message) => windowById(windowId)?.contents.message(message) ?? null,
  windowOpen: (windowId, url) => windowById(windowId)?.contents.opensWindow(url) ?? 'deny',
  windowClosed: (windowId) => windowById(windowId)?.gone(),
  wentTo: (windowId, url) => windowById(windowId)?.contents.wentTo(url),
  rendererGone: (windowId) => {
    const details = { reason: 'crashed', exitCode: 1 } satisfies Electron.RenderProcessGoneDetails;
    windowById(windowId)?.contents.crashed(details);
  },
  secondInstance: (argv, folder, data) => {
    // Chromium does not keep the order of the words.
    app.emit('second-instance', makeEvent({}), argv.toReversed(), folder, data);
  },
  answerDialog,
  download,
  evaluate: (source, arg) => {
    // A test's own function, whose text was sent here.
    const work = (0, eval)(`(${source})`) as (module: typeof electron, arg: unknown) => unknown;
    return work(electron, arg);
  },
  quit: () => app.quit(),
});

export function begin(): void {
  listenForSignals();
  app.becomeReady();
}
