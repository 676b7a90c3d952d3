import type { ErrorCode } from './errors.ts';
import type { Genre } from './genre.ts';
import type { Byline, EditionName, Level, ReportId } from './model.ts';
import type { Origin } from './origin.ts';

/** A thing that is wrong and that the person should know, with the code whose sentence says so. */
export interface Problem {
  readonly code: ErrorCode;
  /** The file or thing that is meant. */
  readonly subject: string;
}

export interface OpenArchive {
  /** SHA-256 over the archive's contents, stated in the file; the same for the same contents on any machine. */
  readonly editionId: string;
  readonly role: 'shipped' | 'added' | 'holdings';
  readonly fileName: string;
  readonly reports: number;
  readonly passages: number;
  readonly schemaVersion: number;
  /** It lies in the person's own folder and can be taken away again. */
  readonly removable: boolean;
}

/** What became of an archive that a person opened. `unchanged`: its contents are open already, under `fileName`. */
export interface AddedArchive {
  readonly status: 'added' | 'unchanged';
  readonly fileName: string;
  readonly editionId: string;
  readonly reports: number;
}

/** An archive file as it lies on the disk, to be compared with a list of checksums. */
export interface ArchiveFingerprint {
  readonly fileName: string;
  readonly role: OpenArchive['role'];
  readonly editionId: string;
  /** Over the bytes of the file. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface LibraryStatus {
  readonly version: string;
  readonly archives: readonly OpenArchive[];
  readonly notebook: {
    readonly open: boolean;
    readonly annotations: number;
    /** False where other people of this machine may read the notes. */
    readonly isPrivate: boolean;
  };
  readonly problems: readonly Problem[];
}

/** Full-text indexes that are made anew in the background, while everything can be read and searched. */
export interface IndexRebuild {
  readonly isRunning: boolean;
  /** One after the other, in this order. */
  readonly archives: readonly {
    readonly fileName: string;
    readonly role: OpenArchive['role'];
    readonly state: 'waiting' | 'running' | 'rebuilt' | 'failed';
    /** Passages indexed so far. */
    readonly done: number;
    readonly total: number;
    /** Why it failed, else null. */
    readonly code: ErrorCode | null;
  }[];
}

export interface Verification {
  readonly archives: readonly {
    readonly fileName: string;
    readonly role: OpenArchive['role'];
    readonly editionId: string | null;
    /** SQLite's integrity_check: `ok` or its first complaint. */
    readonly integrity: string;
    /** The full-text index answers for every passage. */
    readonly index: 'ok' | 'damaged';
    /**
     * Every row recomputed and held against the edition id and the digests that the archive states. `unstated`: made
     * before archives stated digests, so that only the id, the texts and SQLite's check vouch for it.
     */
    readonly contents: 'ok' | 'differs' | 'unstated';
    /** Text hash and digest of each edition recomputed and compared with the stated ones; also of those superseded. */
    readonly reports: readonly {
      readonly reportId: ReportId;
      readonly edition: EditionName;
      readonly sha256: string | null;
      readonly fixity: 'ok' | 'differs';
      /** The record names the file that the text came from. */
      readonly record: 'ok' | 'differs';
      /** The kept bytes still have their SHA-256 and SM3; `absent`: this archive does not keep them. */
      readonly source: 'ok' | 'differs' | 'absent';
    }[];
  }[];
  /** `ok`, or the first complaint; `contents`: every note follows from its entries. */
  readonly notebook: {
    readonly integrity: string;
    readonly annotations: number;
    readonly journal: string;
    readonly contents: string;
  };
}

/** One file to import. */
export interface FileToImport {
  readonly name: string;
  readonly contentBase64: string;
}

/**
 * A file out of a pack. `path`: where it lay in it, to be shown and for nothing else; `ticket`: as of a preview; `size` in
 * bytes; `code`: why it could not be taken out.
 */
export type UnpackedFile = { readonly name: string; readonly path: string } & (
  { readonly ticket: string; readonly size: number } | { readonly code: ErrorCode; readonly message: string }
);

/** Fields that a person may set when the file does not say them, or says them wrongly. */
export interface RecordCorrections {
  readonly agency?: string;
  readonly level?: Level;
  readonly region?: string;
  readonly yearCovered?: number;
  readonly yearPublished?: number;
  readonly title?: string;
  readonly genre?: Genre;
  readonly period?: string;
  readonly encoding?: string;
}

/** A report that a file may belong to, and what speaks for it. */
export interface ImportCandidate {
  readonly reportId: ReportId;
  /** `record`: agency, genre, period and title are the same; `name`: all but the title. */
  readonly why: 'sha256' | 'record' | 'name';
  /** It has an original: the file would be a new version of it. */
  readonly hasOriginal: boolean;
}

/**
 * `attached`: became the original of a catalogued report. `added`: a new report. `version`: a new text of a report that
 * had one, which can be brought back. `unchanged`: these bytes are held already.
 */
export interface ImportedFile {
  readonly file: string;
  readonly status: 'attached' | 'added' | 'version' | 'unchanged' | 'refused';
  readonly reportId: ReportId | null;
  /** Fields of the record that are not known. */
  readonly unsure: readonly string[];
  readonly candidates: readonly ImportCandidate[];
  readonly code: ErrorCode | null;
  readonly message: string | null;
  readonly sections: number;
  readonly passages: number;
  readonly indicators: number;
}

/** A value that a field could have, and where it was found. */
export interface FieldChoice {
  readonly value: string | number;
  readonly how: Origin;
}

/** What a reader recognised in a file, before anything is stored. A null field is unsure and listed in `unsure`. */
export interface ImportPreview {
  readonly file: string;
  /** Names the file in later requests, for as long as it is held: it need not be sent again. */
  readonly ticket: string;
  readonly sha256: string;
  /** SHA-256 of the letters and digits of its text, in whatever format and lines they came; '' where there are few. */
  readonly words: string;
  readonly encoding: string;
  readonly format: string;
  /** The report that these bytes belong to, whatever the record says; null: a new report, unless a person chooses. */
  readonly attachesTo: ReportId | null;
  readonly candidates: readonly ImportCandidate[];
  readonly genre: Genre | null;
  readonly period: string | null;
  readonly agency: string | null;
  readonly level: Level | null;
  readonly region: string | null;
  readonly yearCovered: number | null;
  readonly yearPublished: number | null;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly byline: Byline;
  readonly head: { readonly name: string; readonly title: string } | null;
  /** Field → how its value was inferred, for every field that was. */
  readonly inferred: Readonly<Record<string, Origin>>;
  readonly unsure: readonly string[];
  /** Field (title, agency, yearCovered) → the values that it could have, the likeliest first. */
  readonly choices: Readonly<Record<string, readonly FieldChoice[]>>;
  readonly sections: readonly {
    readonly role: string;
    readonly kind: 'review' | 'plan' | 'none';
    readonly level: number;
    readonly heading: string | null;
    readonly passages: number;
  }[];
  /** Pages that are pictures, whose text is read once it has been imported. */
  readonly picturePages: number;
  /** In reading order; `under` is the heading above it. */
  readonly tables: readonly {
    readonly under: string | null;
    readonly rows: number;
    readonly columns: number;
  }[];
  /** Lines taken off as the frame of a page, as they were printed; the first 200 of them. */
  readonly lifted: readonly string[];
  readonly passages: number;
  readonly indicators: number;
  readonly defects: Readonly<Record<string, number>>;
}

/** The first of a list, and how many there are in all. */
export interface Some<Item> {
  readonly count: number;
  readonly first: readonly Item[];
}

/** A figure as a list of changes shows it. */
export interface ReadFigure {
  readonly subject: string;
  readonly value: number;
  readonly unit: string;
  readonly period: string;
  readonly quote: string;
}

/**
 * What today's reader makes of a kept source otherwise than the text that counts. Fields that a person told at import
 * stay as they are and are never among `fields`.
 */
export interface Rereading {
  readonly reportId: ReportId;
  readonly sourceFile: string;
  /** The reading that is held: null where readers were not counted yet. */
  readonly readerVersion: number | null;
  readonly repairsVersion: number | null;
  readonly fields: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly passages: {
    readonly unchanged: number;
    readonly changed: Some<{ readonly before: string; readonly after: string }>;
    readonly added: Some<string>;
    readonly removed: Some<string>;
  };
  readonly figures: {
    readonly unchanged: number;
    readonly added: Some<ReadFigure>;
    readonly removed: Some<ReadFigure>;
  };
  /** Nothing is different, outline, tables, places and repairs included. */
  readonly isSame: boolean;
}
