/**
 * What the holdings should show after any sequence of imports and arrangements, worked out with maps: the
 * twin of schema/arrangement.ts, with which it shares no code.
 */
export interface ModelVersion {
  readonly serial: number;
  readonly document: number;
}

interface ModelReport {
  readonly state: 'held' | 'trash' | 'merged';
  readonly versions: readonly ModelVersion[];
  readonly chosen: number | null;
}

type State = ReadonlyMap<string, ModelReport>;
type Row = readonly [reportId: string, report: ModelReport];

interface Step {
  readonly before: readonly Row[];
  readonly after: readonly Row[];
}

export class DocumentsModel {
  #state: State = new Map();
  readonly #past: Step[] = [];
  #future: Step[] = [];
  #serial = 0;

  get held(): readonly string[] {
    return this.#named('held');
  }

  get trashed(): readonly string[] {
    return this.#named('trash');
  }

  /** Oldest first. */
  versionsOf(reportId: string): readonly ModelVersion[] {
    return [...this.#at(reportId).versions].sort((a, b) => a.serial - b.serial);
  }

  /** Report → the document whose text counts there. */
  shown(): ReadonlyMap<string, number> {
    const shown = new Map<string, number>();
    for (const [id, { state, chosen, versions }] of this.#state) {
      const counts = versions.find(({ serial }) => serial === chosen);
      if (state === 'held' && counts) shown.set(id, counts.document);
    }
    return shown;
  }

  /** Where a document is, the place where it counts first. */
  ownerOf(document: number): { readonly reportId: string; readonly state: ModelReport['state'] } | null {
    const owners = [...this.#state].flatMap(([reportId, { state, versions, chosen }]) =>
      versions
        .filter((one) => one.document === document)
        .map(({ serial }) => ({ reportId, state, serial, counts: state === 'held' && serial === chosen })),
    );
    owners.sort(
      (a, b) =>
        Number(b.counts) - Number(a.counts) ||
        Number(a.state !== 'held') - Number(b.state !== 'held') ||
        a.serial - b.serial,
    );
    return owners[0] ?? null;
  }

  add(reportId: string, document: number): void {
    const version = { serial: this.#serial++, document };
    this.#do(
      [[reportId, { state: 'held', versions: [version], chosen: version.serial }]],
      // Taken back, a report that came lies in the trash with its text unchosen.
      [[reportId, { state: 'trash', versions: [version], chosen: null }]],
    );
  }

  addVersion(reportId: string, document: number): void {
    const report = this.#at(reportId);
    const version = { serial: this.#serial++, document };
    const versions = [...report.versions, version];
    this.#do(
      [[reportId, { ...report, versions, chosen: version.serial }]],
      [[reportId, { ...report, versions }]],
    );
  }

  remove(reportId: string): void {
    this.#do([[reportId, { ...this.#at(reportId), state: 'trash' }]]);
  }

  restore(reportId: string): void {
    const report = this.#at(reportId);
    // Where taking back the import left no text that counts, the newest does.
    const chosen = report.chosen ?? this.versionsOf(reportId).at(-1)?.serial ?? null;
    this.#do([[reportId, { ...report, state: 'held', chosen }]]);
  }

  merge(from: string, into: string): void {
    const [gone, kept] = [this.#at(from), this.#at(into)];
    const versions = [...kept.versions, ...gone.versions];
    const newest = versions.length > 0 ? Math.max(...versions.map(({ serial }) => serial)) : null;
    this.#do([
      [into, { ...kept, versions, chosen: kept.chosen ?? gone.chosen ?? newest }],
      [from, { state: 'merged', versions: [], chosen: null }],
    ]);
  }

  move(from: string, serial: number, into: string): void {
    const [left, right] = [this.#at(from), this.#at(into)];
    const moved = left.versions.find((one) => one.serial === serial)!;
    const rest = left.versions.filter((one) => one !== moved);
    const newest = Math.max(...rest.map((one) => one.serial));
    const wasChosen = left.chosen === serial;
    const heir = rest.length > 0 ? newest : null;
    const chosen = right.chosen ?? serial;
    this.#do([
      // Without a text it would be held and seen nowhere.
      [
        from,
        rest.length === 0
          ? { state: 'merged', versions: [], chosen: null }
          : { ...left, versions: rest, chosen: wasChosen ? heir : left.chosen },
      ],
      [into, { ...right, versions: [...right.versions, moved], chosen }],
    ]);
  }

  choose(reportId: string, serial: number): void {
    this.#do([[reportId, { ...this.#at(reportId), chosen: serial }]]);
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  undo(): void {
    const step = this.#past.pop()!;
    this.#future.push(step);
    this.#state = this.#with(...this.#keeping(step.before));
  }

  redo(): void {
    const step = this.#future.pop()!;
    this.#past.push(step);
    this.#state = this.#with(...this.#keeping(step.after));
  }

  /** A text that came after the step was taken is not lost by taking the step back: it stays where it is. */
  #keeping(rows: readonly Row[]): readonly Row[] {
    const known = new Set(rows.flatMap(([, { versions }]) => versions.map(({ serial }) => serial)));
    return rows.map(([id, report]) => {
      const later = (this.#state.get(id)?.versions ?? []).filter(({ serial }) => !known.has(serial));
      return [id, { ...report, versions: [...report.versions, ...later] }];
    });
  }

  /** `before`: what taking it back leaves; where it is left out, what was there. */
  #do(after: readonly Row[], before: readonly Row[] = after.map(([id]) => [id, this.#at(id)])): void {
    this.#past.push({ before, after });
    this.#future = [];
    this.#state = this.#with(...after);
  }

  #with(...changed: readonly Row[]): State {
    return new Map([...this.#state, ...changed]);
  }

  #at(reportId: string): ModelReport {
    return this.#state.get(reportId)!;
  }

  #named(state: ModelReport['state']): readonly string[] {
    return [...this.#state].flatMap(([id, report]) => (report.state === state ? [id] : []));
  }
}
