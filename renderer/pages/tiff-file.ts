import { InTurn } from './in-turn.ts';
import type { TiffAnswer, TiffRequest } from './tiff-messages.ts';
import TiffWorker from './tiff-worker.ts?worker';

/** A TIFF whose pages are decoded beside the window. */
export class TiffFile {
  readonly #worker = new TiffWorker();
  /** One at a time: a page is some hundred megabytes while it is decoded. */
  readonly #inTurn = new InTurn((go) => go());
  readonly #closed = new AbortController();

  /** How many pages there are. Rejects where the bytes are no TIFF. */
  async open(bytes: ArrayBuffer): Promise<number> {
    const answer = await this.#ask({ bytes }, [bytes]);
    return 'pages' in answer ? answer.pages : refuse(answer);
  }

  /** Rejects where the page cannot be decoded, or the file is closed meanwhile. */
  async read(page: number): Promise<ImageBitmap> {
    const answer = await this.#ask({ page });
    return 'picture' in answer ? answer.picture : refuse(answer);
  }

  close(): void {
    this.#worker.terminate();
    this.#closed.abort();
  }

  #ask(request: TiffRequest, handed: Transferable[] = []): Promise<TiffAnswer> {
    const { signal } = this.#closed;
    const ask = (): Promise<TiffAnswer> =>
      new Promise((resolve, reject) => {
        signal.onabort = () => reject(new Error('the file is closed'));
        this.#worker.onmessage = ({ data }: MessageEvent<TiffAnswer>) => resolve(data);
        this.#worker.onerror = ({ message }) => reject(new Error(message));
        this.#worker.postMessage(request, handed);
      });
    return this.#inTurn.run(ask, signal);
  }
}

function refuse(answer: TiffAnswer): never {
  throw new Error('fault' in answer ? answer.fault : 'another answer than was asked for');
}
