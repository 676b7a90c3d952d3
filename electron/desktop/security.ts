import { app, protocol, type Session, type WebContents } from 'electron';
import { isOurs, mayLoad, SCHEME } from './origin.ts';

/** To be called before `ready`; each line stands for an item of Electron's security checklist. */
export function hardenApp(): void {
  app.enableSandbox();
  // No name is ever looked up, whatever part of Chromium might want to. Requests of pages are refused below as well.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
}

/** No permission, no request that is not ours, no dictionary to fetch, no download but what a page of ours made. */
export function hardenSession(session: Session, onBlocked: (address: string) => void): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, decide) => {
    const cancel = !mayLoad(details.url);
    if (cancel) onBlocked(details.url);
    decide({ cancel });
  });
  session.on('will-download', (event, item) => {
    if (!mayLoad(item.getURL())) event.preventDefault();
  });
}

/** A page of ours shows itself and opens nothing. */
function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
