import { notCovered, onlyOptions } from '../shared/guard.ts';

// Chromium knows no app: scheme, and only its embedder could teach it one. So a page of app://name/… is shown at
// https://name.app.invalid/…, an address that can never exist: requests for it are answered before they leave the
// browser. https where the scheme is registered as secure, http where it is not, so that a forgotten `secure` shows.

const schemes = new Map<string, Electron.Privileges>();

export function register(list: readonly Electron.CustomScheme[]): void {
  if (schemes.size > 0) throw new Error('protocol.registerSchemesAsPrivileged should be called only once');
  for (const { scheme, privileges = {} } of list) {
    onlyOptions(`the privileges of ${scheme}:`, privileges, ['standard', 'secure', 'supportFetchAPI']);
    if (!/^[a-z]+$/.test(scheme)) throw notCovered(`the scheme name "${scheme}"`);
    schemes.set(scheme, privileges);
  }
}

export function privilegesOf(scheme: string): Electron.Privileges | undefined {
  return schemes.get(scheme);
}

export function toBrowser(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z]+):\/\/([^/?#]+)(.*)$/.exec(url) ?? [];
  const known = schemes.get(scheme);
  return known ? `${known.secure ? 'https' : 'http'}://${host}.${scheme}.invalid${rest || '/'}` : url;
}

export function fromBrowser(url: string): string {
  const match = /^(blob:)?https?:\/\/([^/?#]+)\.([a-z]+)\.invalid(.*)$/.exec(url);
  const [, blob = '', host = '', scheme = '', rest = ''] = match ?? [];
  return schemes.has(scheme) ? `${blob}${scheme}://${host}${rest}` : url;
}
