/** Columns of JSON were written by us and checked where they came in: who reads one names its type. */
export function parseColumn(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}

export function toColumn(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** Equal values have equal JSON, in whatever order their keys were set. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
