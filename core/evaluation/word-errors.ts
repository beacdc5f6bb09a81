export interface WordErrors {
  /** Words of the reference. */
  readonly words: number;
  readonly substitutions: number;
  readonly deletions: number;
  readonly insertions: number;
}

export interface WordAlignment {
  /** Positions of words that stand for each other, equal or not, in order. */
  readonly pairs: readonly { readonly reference: number; readonly hypothesis: number }[];
  readonly errors: WordErrors;
}

/** The words of a text as they are compared: lower case, without punctuation. */
export function normaliseWords(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{M}\p{N}']+/u)
    .map((word) => word.replace(/^'+|'+$/g, ''))
    .filter((word) => word !== '');
}

/** One edit. Far above all that likeness can add up to, so that likeness only decides between equals. */
const editCost = 1e6;

/**
 * Levenshtein alignment with equal costs. Among alignments with as few edits, the one whose exchanged words
 * look most alike: a misheard word then keeps its own time and an invented one is not mistaken for it.
 */
export function alignWords(reference: readonly string[], hypothesis: readonly string[]): WordAlignment {
  const costs = fillCosts(reference, hypothesis);
  const pairs: { reference: number; hypothesis: number }[] = [];
  const errors = { words: reference.length, substitutions: 0, deletions: 0, insertions: 0 };
  let [row, column] = [reference.length, hypothesis.length];
  while (row > 0 || column > 0) {
    const cost = costs[row]![column]!;
    const exchange = row > 0 && column > 0 ? exchangeCost(reference[row - 1]!, hypothesis[column - 1]!) : NaN;
    if (cost === (costs[row - 1]?.[column - 1] ?? NaN) + exchange) {
      row--;
      column--;
      pairs.push({ reference: row, hypothesis: column });
      if (exchange > 0) errors.substitutions++;
    } else if (row > 0 && cost === costs[row - 1]![column]! + editCost) {
      row--;
      errors.deletions++;
    } else {
      column--;
      errors.insertions++;
    }
  }
  return { pairs: pairs.reverse(), errors };
}

/** Errors per word of the reference; 0 when nothing was said and nothing was heard. */
export function wordErrorRate({ words, substitutions, deletions, insertions }: WordErrors): number {
  const errors = substitutions + deletions + insertions;
  return errors === 0 ? 0 : errors / words;
}

export function addWordErrors(all: readonly WordErrors[]): WordErrors {
  return all.reduce<WordErrors>(
    (sum, one) => ({
      words: sum.words + one.words,
      substitutions: sum.substitutions + one.substitutions,
      deletions: sum.deletions + one.deletions,
      insertions: sum.insertions + one.insertions,
    }),
    { words: 0, substitutions: 0, deletions: 0, insertions: 0 },
  );
}

/** `costs[row][column]`: cheapest way from the first `row` reference words to the first `column` heard. */
function fillCosts(reference: readonly string[], hypothesis: readonly string[]): readonly Float64Array[] {
  const costs = [Float64Array.from({ length: hypothesis.length + 1 }, (_, column) => column * editCost)];
  for (let row = 1; row <= reference.length; row++) {
    const above = costs[row - 1]!;
    const current = new Float64Array(hypothesis.length + 1);
    current[0] = row * editCost;
    for (let column = 1; column <= hypothesis.length; column++) {
      current[column] = Math.min(
        above[column - 1]! + exchangeCost(reference[row - 1]!, hypothesis[column - 1]!),
        above[column]! + editCost,
        current[column - 1]! + editCost,
      );
    }
    costs.push(current);
  }
  return costs;
}

/** 0 for equal words; otherwise one edit and a little less the more the words begin and end alike. */
function exchangeCost(said: string, heard: string): number {
  if (said === heard) return 0;
  const shorter = Math.min(said.length, heard.length);
  let alike = 0;
  while (alike < shorter && said[alike] === heard[alike]) alike++;
  for (let end = 1; end <= shorter && said.at(-end) === heard.at(-end); end++) alike++;
  return editCost + Math.max(0, 20 - alike);
}
