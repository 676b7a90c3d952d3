/** A figure as it stands on its page, to go with the words into a paper. */
export interface PrintedFigure {
  readonly png: Uint8Array;
  /** Pixels of the picture. */
  readonly width: number;
  readonly height: number;
  readonly page: number;
  /** It was read from a picture and nobody has looked at it. */
  readonly isUnseen: boolean;
}
