/** What can be wrong with a BagIt bag (RFC 8493): the first word that fits, and the file that it is about. */
export const BAG_FAULTS = [
  'several',
  'no_declaration',
  'version',
  'encoding',
  'no_manifest',
  'no_payload',
  'fetch',
  'algorithm',
  'manifest_line',
  'path',
  'twice',
  'missing',
  'checksum',
  'unlisted',
  'oxum',
] as const;

export interface BagFault {
  readonly code: (typeof BAG_FAULTS)[number];
  readonly file: string;
}

/** What a bag holds that this program can take in, or why it is none. */
export interface BagContents {
  /** None for a valid bag. */
  readonly faults: readonly BagFault[];
  /** Originals as they came, to be handed to `imports.inspect`; none of a bag with faults. */
  readonly sources: readonly { readonly name: string; readonly contentBase64: string }[];
  /** Notes for `annotations.import`; null where it holds none. */
  readonly notes: string | null;
  /** The table of records for `records.preview`; null where it holds none. */
  readonly recordsBase64: string | null;
}
