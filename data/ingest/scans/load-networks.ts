import * as onnx from 'onnxruntime-web/wasm';
import { readModel } from './model-files.ts';
import type { Networks } from './page-reader.ts';

/**
 * Loads both networks into this thread, which is to be one of its own: it is ended to stop it. Nothing is looked up by path
 * or fetched. Throws not_found where a model is missing.
 */
export async function loadNetworks(): Promise<Networks> {
  onnx.env.wasm.numThreads = 1;
  onnx.env.wasm.wasmBinary = readModel('runtime');
  const options = { executionProviders: ['wasm'] };
  return {
    detector: await onnx.InferenceSession.create(readModel('detector'), options),
    recogniser: await onnx.InferenceSession.create(readModel('recogniser'), options),
    tensor: (data, shape) => new onnx.Tensor('float32', data, shape),
    characters: charactersOf(new TextDecoder().decode(readModel('characters'))),
  };
}

/** One a line; before them the blank of CTC, behind them the space. */
function charactersOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return ['', ...(lines.at(-1) === '' ? lines.slice(0, -1) : lines), ' '];
}
