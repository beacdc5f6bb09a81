/**
 * [Note: Long messages]
 * Whoever writes or reads a message does nothing else meanwhile: an edit of 20,000 cues in one message would keep the
 * page, the host and the library's thread busy for most of a second each. So the contract names the lists that have no
 * bound, and the line cuts them here, by size and nowhere else: all slices but the last go ahead as `part` messages, and
 * the message itself carries the last one. A part follows when the one before was read (`next`), so that both sides see
 * to other things in between and nothing piles up; items are checked as they come. A call with parts takes its turn
 * when it is whole, and is carried out as one. Everything else, mostly, is one message.
 */
import type { ListPath } from '../../core/contract/operation.ts';

/**
 * In characters of JSON, roughly: some 120 changes of cues with nine words. Writing, reading or checking it takes each
 * side 2 to 6 ms. One item is never cut.
 */
export const maxPartSize = 250_000;

/** Yields every part but the last, and returns the value with the last one in the list's place. */
export function* cutIntoParts(
  value: unknown,
  path: ListPath | undefined,
): Generator<readonly unknown[], unknown> {
  const list = path === undefined ? undefined : listAt(value, path);
  if (path === undefined || list === undefined) return value;
  let held: readonly unknown[] = [];
  for (const slice of slicesBySize(list)) {
    if (held.length > 0) yield held;
    held = slice;
  }
  return held.length === list.length ? value : withListAt(value, path, held);
}

/** The value whole again: what came ahead stands before what the list holds. */
export function joinParts(value: unknown, path: ListPath, ahead: readonly unknown[]): unknown {
  return ahead.length === 0 ? value : withListAt(value, path, [...ahead, ...(listAt(value, path) ?? [])]);
}

/** Each slice is measured when it is asked for. */
export function* slicesBySize<Item>(
  items: readonly Item[],
  maxSize = maxPartSize,
): Generator<readonly Item[]> {
  let begin = 0;
  let size = 0;
  for (const [index, item] of items.entries()) {
    const added = sizeOf(item);
    if (index > begin && size + added > maxSize) {
      yield items.slice(begin, index);
      begin = index;
      size = 0;
    }
    size += added;
  }
  if (begin < items.length) yield items.slice(begin);
}

/** How long it would be as JSON, roughly: what cloning and reading cost grows with it too. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 3;
  if (typeof value !== 'object' || value === null) return 8;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  let size = 2;
  if (Array.isArray(value)) for (const item of value) size += sizeOf(item);
  else {
    const fields = value as Readonly<Record<string, unknown>>;
    for (const key in fields) size += key.length + 4 + sizeOf(fields[key]);
  }
  return size;
}

export function listAt(value: unknown, path: ListPath): readonly unknown[] | undefined {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return Array.isArray(found) ? found : undefined;
}

/** A copy along the path; the value itself stays as it is. */
function withListAt(value: unknown, [key, ...below]: ListPath, list: readonly unknown[]): unknown {
  if (key === undefined) return list;
  const inner = withListAt((value as Readonly<Record<string, unknown>>)[key], below, list);
  if (Array.isArray(value)) return value.with(Number(key), inner);
  return { ...(value as object), [key]: inner };
}
