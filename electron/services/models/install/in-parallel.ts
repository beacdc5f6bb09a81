import { SidecutError } from '../../../../core/errors.ts';

/** Works through `items`, `limit` at a time; the first failure stops the others. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  outer: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
): Promise<Result[]> {
  const failure = new AbortController();
  const signal = AbortSignal.any([outer, failure.signal]);
  const queue = [...items];
  const results: Result[] = [];
  let firstError: unknown;
  const worker = async (): Promise<void> => {
    try {
      for (let item = queue.shift(); item !== undefined; item = queue.shift())
        results.push(await work(item, signal));
    } catch (error) {
      firstError ??= error;
      failure.abort(new SidecutError('cancelled', {}, { cause: error }));
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  if (firstError !== undefined) throw firstError as Error;
  return results;
}
