/** Of a union those members whose `key` may be `value`. */
type With<Facts, Key extends keyof Facts, Value> = Facts extends unknown
  ? Value extends Facts[Key]
    ? Facts
    : never
  : never;

export type WordsBy<Key extends string, Facts extends Readonly<Record<Key, string>>> = {
  readonly [Value in Facts[Key]]: (facts: With<Facts, Key, Value>) => string;
};

/** One sentence out of a union of facts, whose `key` says which: a function for each of its values. */
export function wordsBy<Key extends string, Facts extends Readonly<Record<Key, string>>>(
  key: Key,
  words: WordsBy<Key, Facts>,
): (facts: Facts) => string {
  return (facts) => (words[facts[key]] as (facts: Facts) => string)(facts);
}

/** The same by `reason`. */
export function byReason<Facts extends { readonly reason: string }>(
  words: WordsBy<'reason', Facts>,
): (facts: Facts) => string {
  return wordsBy<'reason', Facts>('reason', words);
}
