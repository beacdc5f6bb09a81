/** Who speaks: WebVTT's voice tags and the speaker of a cue. */
import { tagName, tokenizeMarkup } from '../../cues/markup.ts';
import { voiceName, voicesOf, voiceTag } from '../../cues/voices.ts';

/**
 * The name where one voice speaks the whole cue, and the text without its tags; tags with a class stay. Null where
 * several speak, or only a part has a voice.
 */
export function splitVoice(raw: string): { readonly speaker: string; readonly text: string } | null {
  const names = voicesOf(raw);
  const [speaker] = names;
  if (speaker === undefined || names.length > 1) return null;
  const tokens = tokenizeMarkup(raw);
  let isVoiced = false;
  let hasClass = false;
  for (const token of tokens) {
    if (token.kind === 'tag' && tagName(token.raw) === 'v') {
      isVoiced = voiceName(token.raw) !== null;
      hasClass ||= token.raw.startsWith('<v.');
    } else if (token.kind !== 'tag' && !isVoiced && token.raw.trim() !== '') return null;
  }
  if (hasClass) return { speaker, text: raw };
  const kept = tokens.filter((token) => token.kind !== 'tag' || tagName(token.raw) !== 'v');
  return { speaker, text: kept.map((token) => token.raw).join('') };
}

/** `<v Name>` before the text, unless the text has voices of its own; the name of a single one of them is the speaker's. */
export function joinVoice(speaker: string | undefined, encodedText: string): string {
  const name = (speaker ?? '').replace(/\s+/g, ' ').trim().slice(0, 100);
  if (name === '') return encodedText;
  const names = voicesOf(encodedText);
  if (names.length === 0) return voiceTag(name) + encodedText;
  if (names.length > 1 || names[0] === name) return encodedText;
  const tokens = tokenizeMarkup(encodedText).map(({ kind, raw }) =>
    kind === 'tag' && voiceName(raw) !== null ? voiceTag(name, /^<v(\.[^\s<>]*)/i.exec(raw)?.[1]) : raw,
  );
  return tokens.join('');
}
