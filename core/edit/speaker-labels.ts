import { voiceName, voiceTag } from '../cues/voices.ts';
import { tagName, tokenizeMarkup } from '../cues/markup.ts';
import { withoutFields } from '../cues/without-fields.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { CueWord } from './cue-words.ts';

/** Who speaks; undefined: nobody knows. */
export type SpeakerLabel = string | undefined;

/** Of each word, where a word without a name has that of its cue; of the cue itself where it has no words. */
export function labelsOf({ speaker, words = [] }: TrackCue): readonly SpeakerLabel[] {
  return words.length === 0 ? [speaker] : words.map((word) => word.speaker ?? speaker);
}

/** `labels`: as `labelsOf` has them. A cue is its speaker's when all of its words are. The same cue when nothing changes. */
export function withLabels(cue: TrackCue, labels: readonly SpeakerLabel[]): TrackCue {
  const before = labelsOf(cue);
  if (labels.every((label, i) => label === before[i])) return cue;
  const { words = [] } = cue;
  const [first] = labels;
  const speaker = labels.every((label) => label === first) ? first : undefined;
  const bare = speaker === undefined ? withoutFields(cue, 'speaker') : { ...cue, speaker };
  return words.length === 0 ? bare : { ...bare, words: words.map((word, i) => labelled(word, labels[i])) };
}

function labelled(word: CueWord, speaker: SpeakerLabel): CueWord {
  return speaker === undefined ? withoutFields(word, 'speaker') : { ...word, speaker };
}

/** The name in its words and in voice tags of its text. */
export function withName(cue: TrackCue, nameOf: (name: string) => string): TrackCue {
  const labels = labelsOf(cue).map((label) => label && nameOf(label));
  const renamed = withLabels(cue, labels);
  const text = renameVoices(cue.text, nameOf);
  return text === cue.text ? renamed : { ...renamed, text };
}

function renameVoices(text: string, nameOf: (name: string) => string): string {
  if (!/<v[.\s]/i.test(text)) return text;
  return tokenizeMarkup(text)
    .map(({ kind, raw }) => {
      const name = kind === 'tag' && tagName(raw) === 'v' ? voiceName(raw) : null;
      if (name === null || nameOf(name) === name) return raw;
      return voiceTag(nameOf(name), /^<v(\.[^\s<>]*)/i.exec(raw)?.[1]);
    })
    .join('');
}
