/** What a `Range` header asks for; `whole` also where it says nothing that we serve in parts (RFC 9110, 14.2). */
export type ByteRange =
  | { readonly kind: 'whole' }
  /** Both inclusive. */
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'unsatisfiable' };

/** One range only: media elements ask for no more. */
export function parseByteRange(header: string | undefined, size: number): ByteRange {
  const found = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '');
  if (found === null) return { kind: 'whole' };
  const [, first, last] = found;
  if (first === '' && last === '') return { kind: 'whole' };
  if (first === '') {
    const length = Math.min(size, Number(last));
    return length === 0 ? { kind: 'unsatisfiable' } : { kind: 'part', start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Number(last);
  if (end < start) return last === '' ? { kind: 'unsatisfiable' } : { kind: 'whole' };
  if (start >= size) return { kind: 'unsatisfiable' };
  return { kind: 'part', start, end: Math.min(end, size - 1) };
}
