import type { Notebook } from '../notebook.ts';
import { NotebookDesk } from './sample-notebook.ts';

/** The notebooks of two people on two machines, who give each other what they have. */
export class TwoNotebooks {
  readonly #desks = [new NotebookDesk(), new NotebookDesk()] as const;
  readonly office = this.#desks[0].open({ author: '王敏' });
  readonly archive = this.#desks[1].open({ author: '李建国' });

  exchange(): void {
    const give = (from: Notebook): Buffer => Buffer.from(from.pack().contentBase64, 'base64');
    this.archive.merging.merge(give(this.office));
    this.office.merging.merge(give(this.archive));
  }

  remove(): void {
    for (const desk of this.#desks) desk.remove();
  }
}
