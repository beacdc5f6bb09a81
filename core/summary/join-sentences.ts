import { isUnspacedScript } from '../cues/text-measure.ts';

/** Running text: a space between two sentences where the script writes one. */
export function joinSentences(texts: readonly string[]): string {
  return texts.reduce((joined, text) => (joined === '' ? text : joined + between(joined, text) + text), '');
}

function between(before: string, after: string): string {
  const isUnspaced = /[\u3000-\u303f\uff00-\uffef]$/u.test(before) || isUnspacedScript(before.slice(-1));
  return isUnspaced && isUnspacedScript(after.slice(0, 1)) ? '' : ' ';
}
