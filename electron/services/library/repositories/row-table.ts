/** A table whose rows edits insert, change and delete by `id`. */
export interface RowTable<Row extends FlatRow> {
  find(id: string): Row | undefined;
  insert(row: Row): void;
  update(row: Row): void;
  remove(id: string): void;
}

/** Every row of a table has the same columns. */
export type FlatRow = { readonly id: string } & Readonly<Record<string, string | number | null>>;

/** `except`: a column that may differ. */
export function sameRow<Row extends FlatRow>(a: Row, b: Row, except?: keyof Row): boolean {
  for (const column in a) if (a[column] !== b[column] && column !== except) return false;
  return true;
}
