/**
 * A number of 1 to 8 bytes whose first byte tells how many (RFC 8794, "Variable-Size Integer"); identifiers keep
 * the marker bit. Null when the bytes end before it does.
 */
export function readEbmlNumber(
  data: Buffer,
  at: number,
  dropMarker: boolean,
): { readonly value: number; readonly next: number } | null {
  const first = data[at];
  if (first === undefined) return null;
  const length = Math.clz32(first) - 23;
  if (length > 8) throw new RangeError('not Matroska');
  if (at + length > data.length) return null;
  let value = dropMarker ? first & ((1 << (8 - length)) - 1) : first;
  for (let i = 1; i < length; i++) value = value * 256 + data[at + i]!;
  return { value, next: at + length };
}
