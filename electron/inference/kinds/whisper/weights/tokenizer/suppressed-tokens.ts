import { encodeWord } from './byte-pairs.ts';

/*
 * What Whisper never writes: names of speakers, notes of sounds, music (whisper/tokenizer.py, `non_speech_tokens`). The
 * published lists of generation_config.json are made by this rule.
 */

const signs: readonly string[] = [
  ...Array.from('"#()*+/:;<=>@[\\]^_`{|}~「」『』'),
  ...'<< >> <<< >>> -- --- -( -[ (\' (" (( )) ((( ))) [[ ]] {{ }} ♪♪ ♪♪♪'.split(' '),
];
/** Of several tokens; their first two bytes are a token that stands for nothing else. */
const music = Array.from('♩♪♫♬♭♮♯');

export function suppressedTexts(texts: readonly string[]): readonly number[] {
  const ranks = new Map(texts.map((token, id) => [token, id]));
  const suppressed = new Set<number>();
  const first = (text: string): void => {
    const [id] = encodeWord(ranks, text);
    if (id !== undefined) suppressed.add(id);
  };
  for (const text of [' -', " '"]) first(text);
  for (const sign of signs) {
    for (const text of [sign, ` ${sign}`]) if (encodeWord(ranks, text).length === 1) first(text);
  }
  for (const sign of music) for (const text of [sign, ` ${sign}`]) first(text);
  return [...suppressed].sort((a, b) => a - b);
}

/** A space alone must not be the first that is written. */
export function blankToken(texts: readonly string[]): number | undefined {
  const id = texts.indexOf('Ġ');
  return id === -1 ? undefined : id;
}
