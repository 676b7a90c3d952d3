import type {
  ArrangementStep,
  Holdings,
  TextVersion,
  TrashedReport,
  VersionText,
} from '../../data/contract/holdings-model.ts';
import type { NamedReport, ReportId } from '../../data/contract/model.ts';
import { nameReports } from '../../data/contract/report-names.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { WindowClient } from './changes.ts';
import { LiveAnswers } from './live-answers.svelte.ts';
import type { LibraryReports } from './library-reports.svelte.ts';
import { liveMethod, type LiveQuery } from './live-query.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import { Rereadings } from './rereadings.svelte.ts';

interface Parts {
  readonly client: WindowClient;
  readonly messages: Messages;
  readonly notices: Notices;
  readonly library: LibraryReports;
  readonly fail: (error: unknown) => void;
  /** Whether the list of holdings is on the screen. */
  readonly isShown: () => boolean;
}

/** What a person does with the reports of the own holdings. Nothing of it is lost, and all of it can be taken back. */
export class HoldingsState {
  isBusy = $state(false);
  readonly #parts: Parts;
  readonly #held: LiveQuery<object, Holdings>;
  readonly #trash: LiveQuery<object, readonly TrashedReport[]>;
  readonly #versions: LiveAnswers<ReportId, readonly TextVersion[]>;
  readonly #texts: LiveAnswers<number, VersionText>;
  /** Of one report, wherever its texts are shown. */
  readonly rereading: Rereadings;
  /** Of all that an earlier reader has read. */
  readonly rereadingAll: Rereadings;

  readonly #names = $derived.by(() => {
    const known: readonly NamedReport[] = [
      ...this.#parts.library.list,
      ...(this.held?.reports ?? []),
      ...this.trash,
    ];
    // What another archive describes is held under the same id.
    return nameReports(
      [...new Map(known.map((one) => [one.reportId, one])).values()],
      this.#parts.messages.locale,
    );
  });

  /** It can be opened, be it for a text that another archive has of it. */
  isListed(reportId: ReportId): boolean {
    return this.#parts.library.has(reportId);
  }

  constructor(parts: Parts) {
    const { client, isShown, fail } = parts;
    this.#parts = parts;
    this.#held = liveMethod(client, 'reports.holdings', { isShown });
    this.#trash = liveMethod(client, 'reports.trash', { isShown });
    this.#versions = new LiveAnswers(
      client,
      (call, reportId: ReportId) => call('reports.versions', { reportId }),
      fail,
    );
    this.#texts = new LiveAnswers(
      client,
      (call, version: number) => call('reports.readVersion', { version }),
      fail,
    );
    this.rereading = new Rereadings(parts);
    this.rereadingAll = new Rereadings(parts);
  }

  /** Null until they have been asked for. */
  get held(): Holdings | null {
    return this.#held.value;
  }

  get trash(): readonly TrashedReport[] {
    return this.#trash.value ?? [];
  }

  get error(): unknown {
    return this.#held.error ?? this.#trash.error;
  }

  async load(): Promise<void> {
    await Promise.all([this.#held.ask({}), this.#trash.ask({})]);
  }

  /** The list once it is as the library has it. */
  async settled(): Promise<void> {
    await Promise.all([this.#held.settled(), this.#trash.settled()]);
  }

  /** Newest first; undefined while they are on their way. */
  versionsOf(reportId: ReportId): readonly TextVersion[] | undefined {
    return this.#versions.get(reportId);
  }

  needVersions(reportId: ReportId): void {
    this.#versions.need(reportId);
  }

  /** As reports are called everywhere; what lies in the trash is told from what is still there. */
  nameOf(reportId: ReportId): string {
    return this.#names.get(reportId) ?? this.#parts.library.called(reportId);
  }

  async remove(reportId: ReportId): Promise<void> {
    const { client, messages } = this.#parts;
    const name = this.nameOf(reportId);
    await this.#while(async () => {
      await client.call('reports.remove', { reportId });
      this.#tell(messages.holdings.removed(name), () => this.restore(reportId));
    });
  }

  async restore(reportId: ReportId): Promise<void> {
    const { client, messages } = this.#parts;
    const name = this.nameOf(reportId);
    await this.#while(async () => {
      await client.call('reports.restore', { reportId });
      this.#tell(messages.holdings.restored(name));
    });
  }

  /** This text counts from now on. */
  async choose(reportId: ReportId, { version, edition, sourceFile }: TextVersion): Promise<void> {
    const { client, messages } = this.#parts;
    const before = this.versionsOf(reportId)?.find((one) => one.isChosen && one.edition === edition);
    await this.#while(async () => {
      await client.call('reports.chooseVersion', { reportId, version });
      const file = sourceFile ?? messages.holdings.noFile;
      this.#tell(
        messages.holdings.chosen(this.nameOf(reportId), file),
        before && (() => this.choose(reportId, before)),
      );
    });
  }

  /** All texts of `from` become versions of `into`. */
  async merge(from: ReportId, into: ReportId): Promise<void> {
    const { client, messages } = this.#parts;
    const text = messages.holdings.merged(this.nameOf(from), this.nameOf(into));
    await this.#while(async () => {
      await client.call('reports.merge', { from, into });
      this.#tell(text, () => this.#takeBack({ action: 'merge', reportId: into }));
    });
  }

  /** One text becomes a version of another report. */
  async move({ version, sourceFile }: TextVersion, into: ReportId): Promise<void> {
    const { client, messages } = this.#parts;
    const text = messages.holdings.moved(sourceFile ?? messages.holdings.noFile, this.nameOf(into));
    await this.#while(async () => {
      await client.call('reports.moveVersion', { version, into });
      this.#tell(text, () => this.#takeBack({ action: 'move', reportId: into }));
    });
  }

  /** Reports that a text can be given to: all there are, by what they are called. */
  get others(): readonly { readonly reportId: ReportId; readonly name: string }[] {
    return this.#parts.library.list.map(({ reportId }) => ({ reportId, name: this.nameOf(reportId) }));
  }

  /** Undefined while it is on its way. */
  textOf(version: number): VersionText | undefined {
    return this.#texts.get(version);
  }

  needText(version: number): void {
    this.#texts.need(version);
  }

  /** The last thing that was done to the holdings, whatever it was. */
  async turn(direction: 'undo' | 'redo'): Promise<void> {
    const { client, messages } = this.#parts;
    await this.#while(async () => {
      const step = await client.call(`reports.${direction}`, {});
      const what = this.wordsFor(step);
      this.#tell(direction === 'undo' ? messages.holdings.undone(what) : messages.holdings.redone(what));
    });
  }

  /** Takes back what was imported last, all of it that is of these reports, in one go. */
  async undoImports(reportIds: readonly ReportId[]): Promise<void> {
    const { client, messages } = this.#parts;
    await this.#while(async () => {
      const { steps = 1 } = await client.call('reports.undo', { imports: [...reportIds] });
      this.#tell(messages.holdings.undone(messages.holdings.importOf(steps)));
    });
  }

  /** Undoes this very step, and no other that came after it. */
  async #takeBack({ action, reportId }: ArrangementStep): Promise<void> {
    const { client, messages, notices } = this.#parts;
    const { undo } = await client.call('reports.holdings', {});
    if (undo?.action === action && undo.reportId === reportId) await this.turn('undo');
    else notices.show(messages.holdings.overtaken, { about: 'holdings' });
  }

  /** 移出“平湖 2022”. */
  wordsFor({ action, reportId }: ArrangementStep): string {
    const say = this.#parts.messages.holdings;
    const name = this.nameOf(reportId);
    switch (action) {
      case 'remove':
        return say.removeNamed(name);
      case 'restore':
        return say.restoreNamed(name);
      case 'choose':
        return say.chooseStep(name);
      default:
        return say[action](name);
    }
  }

  /** Only the newest offers to be taken back: what an older one offers may be about something else by now. */
  #tell(text: string, takeBack?: () => Promise<void>): void {
    const { messages, notices } = this.#parts;
    const action = takeBack ? { label: messages.app.undo, run: () => void takeBack() } : null;
    notices.show(text, { action, about: 'holdings' });
  }

  async #while(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    try {
      await work();
    } catch (error) {
      this.#parts.fail(error);
    } finally {
      this.isBusy = false;
    }
  }
}
