/** Indices of what goes on, each where it was if it can be: only the holes are filled, from the end. */
export function closeHoles(goesOn: readonly boolean[]): readonly number[] {
  const count = goesOn.filter(Boolean).length;
  const fromEnd = goesOn.flatMap((going, index) => (going && index >= count ? [index] : []));
  return goesOn.slice(0, count).map((going, index) => (going ? index : (fromEnd.pop() ?? index)));
}

/**
 * A place for each child: its parent's if that is free and not beyond the end, else one that nobody else takes, so
 * that few have to be copied.
 */
export function keepPlaces(parents: readonly number[]): readonly number[] {
  const taken = new Set<number>();
  const places = parents.map((parent) => {
    if (parent >= parents.length || taken.has(parent)) return undefined;
    taken.add(parent);
    return parent;
  });
  const free = parents.flatMap((_, place) => (taken.has(place) ? [] : [place]));
  return places.map((place) => place ?? free.shift() ?? 0);
}
