/** Arithmetic on printed numbers: what 382.56 − 303.18 is on paper, not in binary. */
interface Decimal {
  /** The value times 10^scale. */
  readonly units: bigint;
  readonly scale: number;
}

/** to − from, exactly. */
export function difference(from: number, to: number): number {
  const scale = Math.max(decimalOf(from).scale, decimalOf(to).scale);
  return numberOf({ units: unitsAt(to, scale) - unitsAt(from, scale), scale });
}

/**
 * (to − from) / |from| in percent, rounded half up to two decimals (a half goes away from zero, as in a printed
 * table). Null for a zero base.
 */
export function percentChange(from: number, to: number): number | null {
  const scale = Math.max(decimalOf(from).scale, decimalOf(to).scale);
  const base = unitsAt(from, scale);
  if (base === 0n) return null;
  const change = unitsAt(to, scale) - base;
  const divisor = magnitude(base);
  // Twice the hundredths of a percent, so that adding one and halving rounds a half up.
  const doubled = (magnitude(change) * 20_000n) / divisor;
  const hundredths = (doubled + 1n) / 2n;
  return numberOf({ units: change < 0n ? -hundredths : hundredths, scale: 2 });
}

/** A double prints as the shortest decimal that means it, which is the number that was printed in the report. */
function decimalOf(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const units = BigInt(whole + fraction);
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

function unitsAt(value: number, scale: number): bigint {
  const decimal = decimalOf(value);
  return decimal.units * 10n ** BigInt(scale - decimal.scale);
}

function numberOf({ units, scale }: Decimal): number {
  const digits = magnitude(units)
    .toString()
    .padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  const value = Number(text);
  return units < 0n ? -value : value;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
