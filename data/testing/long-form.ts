/**
 * `npm run unit:long` runs tests with the sizes and numbers of rounds by which faults were once found; the suite itself
 * takes smaller ones that go the same ways. Each test names both.
 */
export const isLongForm = process.env['LANJUAN_LONG'] === '1';

export function longOr<Value>(long: Value, short: Value): Value {
  return isLongForm ? long : short;
}
