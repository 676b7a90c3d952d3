/** A short message at the foot of the window, with at most one thing to do about it. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  readonly action: { readonly label: string; readonly run: () => void } | null;
  /** Notices about the same thing: a newer one takes the place of the others. */
  readonly about: string | null;
}

/** `about` of whatever offers to take back the notebook's last step: after another step it would take back that one. */
export const LAST_STEP = 'last step';

const SECONDS_SHOWN = 8;

export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  #last = 0;

  show(text: string, options: Partial<Pick<Notice, 'tone' | 'action' | 'about'>> = {}): void {
    if (options.about) this.dismissAbout(options.about);
    const notice: Notice = {
      id: ++this.#last,
      text,
      tone: options.tone ?? 'plain',
      action: options.action ?? null,
      about: options.about ?? null,
    };
    this.list = [...this.list.slice(-2), notice];
    setTimeout(() => this.dismiss(notice.id), SECONDS_SHOWN * 1000);
  }

  /** What they offered to do would be about something else by now. */
  dismissAbout(about: string): void {
    this.list = this.list.filter((notice) => notice.about !== about);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }
}
