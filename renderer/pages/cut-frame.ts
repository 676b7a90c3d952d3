/** In the place of the time of a frame, in microseconds: its picture breaks off. Pictures that stand still have none. */
const CUT_OFF = 1_414_213;

/** The same picture, known as one that breaks off wherever it is handed on to. */
export function cutFrame(whole: VideoFrame): VideoFrame {
  const frame = new VideoFrame(whole, { timestamp: CUT_OFF });
  whole.close();
  return frame;
}

export function isCutFrame(picture: unknown): boolean {
  return picture instanceof VideoFrame && picture.timestamp === CUT_OFF;
}
