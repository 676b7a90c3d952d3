/**
 * How long and how many the parts of a note may be, said once: requests, what comes from other machines and the journal
 * are all held against these. In UTF-16 units.
 */
export const LONGEST_BODY = 200_000;
export const LONGEST_QUOTE = 20_000;
export const LONGEST_REPLACEMENT = 20_000;
export const LONGEST_TAG = 100;
/** That a record is given at once. */
export const MOST_TAGS = 100;
/** Of a person: an author, an assignee. */
export const LONGEST_PERSON = 100;
export const MOST_TARGETS = 50;
/** Of ids and keys. */
export const LONGEST_KEY = 400;
/** JSON of a note as it is and as its editor was opened on it, at their longest, of characters that JSON writes as two. */
export const LONGEST_DRAFT =
  2 *
  2 *
  (LONGEST_BODY +
    LONGEST_REPLACEMENT +
    LONGEST_PERSON +
    MOST_TAGS * (LONGEST_TAG + 2) +
    // Of each its ids, and the names of its parts.
    MOST_TARGETS * (LONGEST_QUOTE + 4 * LONGEST_KEY) +
    4 * LONGEST_KEY);
