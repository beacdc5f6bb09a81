/**
 * Access to JSON of other programs, of which only a part is known: what is not there or of another kind is null, so that
 * one odd value does not cost the file.
 */
/** A year. */
const maxMs = 366 * 24 * 3_600_000;

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** The items of a list that are objects; null where the value is no list. */
export function objectsOf(value: unknown): readonly Fields[] | null {
  if (!Array.isArray(value)) return null;
  return value.map(fieldsOf).filter((item) => item !== null);
}

export function stringOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Amazon writes numbers as strings. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^-?\d{1,12}(?:\.\d{1,12})?$/.test(value) ? Number(value) : null;
}

/** Of seconds; integer milliseconds, 0 or more. */
export function msOfSeconds(value: unknown): number | null {
  const seconds = numberOf(value);
  return seconds === null ? null : wholeMs(seconds * 1000);
}

/** Of milliseconds; integer, 0 or more. What no recording is as long as is no time. */
export function wholeMs(value: unknown): number | null {
  const ms = numberOf(value);
  return ms === null || ms > maxMs ? null : Math.max(0, Math.round(ms));
}

/** A probability; what lies outside 0 to 1 is none. */
export function confidenceOf(...candidates: readonly unknown[]): number | undefined {
  for (const candidate of candidates) {
    const value = numberOf(candidate);
    if (value !== null && value >= 0 && value <= 1) return value;
  }
  return undefined;
}

/** A name as it stands (`SPEAKER_00`, `A`); bare numbers are counted speakers. */
export function speakerOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) return `Speaker ${value}`;
  const name = stringOf(value)?.replace(/\s+/g, ' ').trim() ?? '';
  if (name === '' || name === '?') return undefined;
  return /^\d{1,4}$/.test(name) ? `Speaker ${name}` : name;
}
