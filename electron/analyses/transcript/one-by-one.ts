/** What is known at once, read as if it came. */
// oxlint-disable-next-line typescript/require-await -- see above
export async function* oneByOne<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
