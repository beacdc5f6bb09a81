/** The fields of a `Format:` line, and lines split by it. */
export class FieldOrder {
  readonly #names: readonly string[];
  /** Place of the field that may hold commas; the last one where none may. */
  readonly #open: number;

  /** `openField`: the one that may hold commas itself. */
  constructor(format: string, openField: string | null) {
    this.#names = format
      .slice(0, 2000)
      .split(',')
      .map((name) => name.trim().toLowerCase());
    const open = openField === null ? -1 : this.#names.indexOf(openField);
    this.#open = open < 0 ? this.#names.length - 1 : open;
  }

  /** Values by lower-case name, as they stand in the line; a line with fewer fields lacks the last ones. */
  split(line: string): ReadonlyMap<string, string> {
    const values: string[] = [];
    let from = 0;
    for (let i = 0; i < this.#open; i += 1) {
      const comma = line.indexOf(',', from);
      if (comma < 0) break;
      values.push(line.slice(from, comma));
      from = comma + 1;
    }
    if (values.length < this.#open) values.push(line.slice(from));
    else values.push(...splitFromEnd(line.slice(from), this.#names.length - 1 - this.#open));
    return new Map(values.map((value, i) => [this.#names[i] ?? '', value]));
  }
}

/** The open field and the `count` fields after it. */
function splitFromEnd(rest: string, count: number): readonly string[] {
  const after: string[] = [];
  let to = rest.length;
  for (let i = 0; i < count; i += 1) {
    const comma = rest.lastIndexOf(',', to - 1);
    if (comma < 0 || to === 0) break;
    after.unshift(rest.slice(comma + 1, to));
    to = comma;
  }
  return [rest.slice(0, to), ...after];
}
