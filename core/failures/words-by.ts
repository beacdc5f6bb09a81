interface Reasoned {
  readonly reason: string;
}

/** Of a union those members whose `key` may be `value`. */
export type FactsWith<Facts, Key extends keyof Facts, Value> = Facts extends unknown
  ? Value extends Facts[Key]
    ? Facts
    : never
  : never;

export type WordsBy<Key extends string, Facts extends Readonly<Record<Key, string>>> = {
  readonly [Value in Facts[Key]]: (facts: FactsWith<Facts, Key, Value>) => string;
};

/** One sentence out of a union of facts, whose `key` says which: a function for each of its values. */
export function wordsBy<Key extends string, Facts extends Readonly<Record<Key, string>>>(
  key: Key,
  words: WordsBy<Key, Facts>,
): (facts: Facts) => string {
  return (facts) => (words[facts[key]] as (facts: Facts) => string)(facts);
}

/** The same by `reason`; `others` has the words of a code's reasons that belong to another room. */
export function byReason<Facts extends Reasoned, Other extends Reasoned = never>(
  words: WordsBy<'reason', Facts>,
  others?: (facts: Other) => string,
): (facts: Facts | Other) => string {
  const ours = wordsBy<'reason', Facts>('reason', words);
  return (facts) => {
    if (Object.hasOwn(words, facts.reason) || !others) return ours(facts as Facts);
    return others(facts as Other);
  };
}
