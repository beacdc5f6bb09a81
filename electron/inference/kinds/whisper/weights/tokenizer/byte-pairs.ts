/*
 * Whisper's text tokens are byte pairs in the order in which they were joined (GPT-2's own vocabulary, and one of OpenAI's
 * for many languages). From the tokens alone, in that order, everything else follows.
 */

/** GPT-2's printable stand-in of every byte (`bytes_to_unicode` of its encoder.py). */
const standIns: readonly string[] = makeStandIns();

function makeStandIns(): readonly string[] {
  const printable = (byte: number): boolean =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : next++));
}

export function writeBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => standIns[byte] ?? '').join('');
}

/** Joins the pair of lowest rank until none is known whose rank is below `limit`. */
export function joinPairs(
  ranks: ReadonlyMap<string, number>,
  text: string,
  limit = Infinity,
): readonly string[] {
  const parts = Array.from(text);
  for (;;) {
    let best = -1;
    let bestRank = limit;
    for (let index = 0; index + 1 < parts.length; index++) {
      const rank = ranks.get((parts[index] ?? '') + (parts[index + 1] ?? ''));
      if (rank !== undefined && rank < bestRank) [best, bestRank] = [index, rank];
    }
    if (best === -1) return parts;
    parts.splice(best, 2, (parts[best] ?? '') + (parts[best + 1] ?? ''));
  }
}

/** The pair that each token was joined from, in their order, as tokenizer.json lists them. */
export function findMerges(tokens: readonly string[]): readonly string[] {
  const ranks = new Map(tokens.map((token, rank) => [token, rank]));
  const merges: string[] = [];
  for (const [rank, token] of tokens.entries()) {
    if (token.length < 2) continue;
    const pair = joinPairs(ranks, token, rank);
    if (pair.length === 2) merges.push(pair.join(' '));
  }
  return merges;
}

const textEncoder = new TextEncoder();

/** Ids of a short text that is one word to the tokenizer, as its signs and spaces are. */
export function encodeWord(ranks: ReadonlyMap<string, number>, text: string): readonly number[] {
  return joinPairs(ranks, writeBytes(textEncoder.encode(text))).map((part) => ranks.get(part) ?? 0);
}
