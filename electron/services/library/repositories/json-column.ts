/** Columns of JSON were written by us and checked where they came in: who reads one names its type. */
export function parseColumn(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}

export function toColumn(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
