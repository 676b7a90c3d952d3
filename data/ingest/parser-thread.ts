import { setFlagsFromString } from 'node:v8';
import { Worker, type ResourceLimits } from 'node:worker_threads';

/**
 * A thread for parsers of what comes from outside, libraries of which some are WebAssembly; it can be ended at any time.
 * What they print is no message of ours. `entry`: the file of the thread.
 *
 * V8 keeps compiled calls from WebAssembly to JavaScript for all threads of a process in one place, and may free one twice
 * where two threads compile and end at once, which ends the process ("Check failed: jit_page_->allocations_.erase",
 * nodejs/node#64500; seen in WasmImportWrapperCache::Free below Runtime_TierUpWasmToJSWrapper, Node 24.21). So none is
 * compiled: calls stay general ones, of which reading makes few.
 */
export function startParserThread(entry: string, resourceLimits: ResourceLimits = {}): Worker {
  setFlagsFromString(`--wasm-wrapper-tiering-budget=${MOST_CALLS}`);
  return new Worker(entry, { resourceLimits, stdout: true, stderr: true });
}

/** So many calls are made before one is compiled; no more can be said. */
const MOST_CALLS = 2 ** 31 - 1;
