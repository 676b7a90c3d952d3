/** Where a value needs no more than a name for the place in the paper. */
export const PLAIN_ORIGINS = [
  'titleLine',
  'statedTitle',
  'statedPrintedTitle',
  'windowTitle',
  'windowPrintedTitle',
  'firstHeading',
  'earlyHeading',
  'likeTitle',
  'pageFrame',
  'divisionTable',
  'divisionOrPlace',
  'belowTitle',
  'publishingDate',
  'yearBeforePublishing',
  'meetingDate',
  'yearBeforeMeeting',
  'titleYear',
  'openingYear',
  'fiveYearsEnd',
  'author',
  'openingAgency',
  'congress',
  'printedName',
  'titlePlace',
] as const;
/** Where it is a year of which the paper speaks. */
export const YEAR_ORIGINS = [
  'plans',
  'headingReviews',
  'headingPlansNext',
  'bodyReviews',
  'bodyPlansNext',
] as const;

/**
 * Where the value of a field was found in a paper, as a code: the window has its words. `called` and `place` are words
 * of the paper itself.
 */
export type Origin =
  | { readonly from: (typeof PLAIN_ORIGINS)[number] }
  | { readonly from: (typeof YEAR_ORIGINS)[number]; readonly year: number }
  | { readonly from: 'mentioned'; readonly times: number }
  | { readonly from: 'callsItself'; readonly called: string; readonly place: string };
