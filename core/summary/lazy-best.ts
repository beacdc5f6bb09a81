/**
 * The best of many, again and again, where values only ever fall by what was taken (Minoux, Accelerated greedy
 * algorithms, 1978): only the front of a heap is valued anew. Whoever takes them changes what `valueOf` sees between two.
 * Ends before the first that is worth nothing.
 */
export function* lazyBest<T>(candidates: readonly T[], valueOf: (candidate: T) => number): Generator<T> {
  const heap = candidates
    .map((candidate) => ({ candidate, value: valueOf(candidate) }))
    .filter(({ value }) => value > 0)
    // In falling order it is a heap already.
    .sort((a, b) => b.value - a.value);
  while (heap.length > 0) {
    const top = heap[0]!;
    const value = valueOf(top.candidate);
    const next = Math.max(heap[1]?.value ?? 0, heap[2]?.value ?? 0);
    if (value > 0 && value < next) {
      top.value = value;
      sink(heap);
      continue;
    }
    const last = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = last;
      sink(heap);
    }
    if (value > 0) yield top.candidate;
  }
}

function sink(heap: { value: number }[]): void {
  for (let at = 0; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let largest = at;
    if (left < heap.length && heap[left]!.value > heap[largest]!.value) largest = left;
    if (right < heap.length && heap[right]!.value > heap[largest]!.value) largest = right;
    if (largest === at) return;
    [heap[at], heap[largest]] = [heap[largest]!, heap[at]!];
    at = largest;
  }
}
