/** The pages of the program are app://lanjuan/…; nothing else is ours. */
export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://lanjuan`;
export const START_PAGE = `${ORIGIN}/index.html`;

/** Judged by the parsed address: `app://lanjuan.evil/` and `app://lanjuan@evil/` begin alike. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${SCHEME}:` && host === 'lanjuan' && username === '' && password === '';
}

/** What the pages may load: themselves, and what they made themselves (an image, an export). */
export function mayLoad(address: string): boolean {
  if (address.startsWith('data:')) return true;
  return isOurs(address.startsWith('blob:') ? address.slice('blob:'.length) : address);
}
