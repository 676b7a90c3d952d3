import { createHash, getHashes } from 'node:crypto';
import { sm3 } from 'sm-crypto-v2';

/** OpenSSL has it; the BoringSSL of Electron has not. */
const IS_NATIVE = getHashes().includes('sm3');

/** SM3 (GM/T 0004-2012, GB/T 32905-2016) over bytes, in lower-case hex. */
export function sm3Of(bytes: Uint8Array): string {
  return IS_NATIVE ? createHash('sm3').update(bytes).digest('hex') : sm3Portable(bytes);
}

/** The same on every build of Node. */
export function sm3Portable(bytes: Uint8Array): string {
  return sm3(bytes);
}
