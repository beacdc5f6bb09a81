/**
 * Without those for which nothing speaks that does not speak for one before: pictures of a stretch whose words were found
 * are moments of their own to the ranking, and one and the same row to a reader.
 */
export function withoutRepeats<Moment extends { readonly reasons: readonly object[] }>(
  moments: readonly Moment[],
): readonly Moment[] {
  const told = new Set<object>();
  return moments.filter(({ reasons }) => {
    const isNews = reasons.some((reason) => !told.has(reason));
    for (const reason of reasons) told.add(reason);
    return isNews;
  });
}
