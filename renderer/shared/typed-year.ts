/** A year in a field: nothing typed is null; what is no year is NaN, which cannot be kept. */
export function yearOf(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace('年', '').trim();
  return plain === '' ? null : Number(plain);
}

export function textOfYear(year: number | null): string {
  return year === null ? '' : String(year);
}
