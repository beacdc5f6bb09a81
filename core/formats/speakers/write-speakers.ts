/** Speakers in a form that a format can carry. */
import type { Cue } from '../../cues/cue.ts';
import { tagName, tokenizeMarkup } from '../../cues/markup.ts';
import { voiceName, voicesAsDashes, voicesAsMarks, voicesOf, withMark } from '../../cues/voices.ts';
import { withoutFields } from '../../cues/without-fields.ts';
import { primaryLanguage } from '../../language/language-tag.ts';
import type { SpeakerWay } from '../../cues/speaker-way.ts';
import { withVoicesOfWords } from './word-voices.ts';

export interface SpeakerOptions {
  readonly way: SpeakerWay;
  /** The format has a place for them. */
  readonly hasPlace: boolean;
  /** What `dash` writes: `- `, `>> ` in captions of America. */
  readonly dash: string;
  /** Its writer marks them itself (a transcript). */
  readonly writesMarks: boolean;
  readonly colorOf: (speaker: string) => string | null;
  /** A style of the cue tells the colour, where one speaks in it. */
  readonly isStyled: boolean;
  /** BCP 47, of the cues. */
  readonly language?: string | undefined;
}

export function writeSpeakers(cues: readonly Cue[], options: SpeakerOptions): readonly Cue[] {
  const { way, hasPlace, writesMarks } = options;
  switch (way) {
    case 'own':
      return cues.map(withVoicesOfWords);
    case 'none':
      return hasPlace ? cues.map(withoutSpeaker) : cues;
    case 'dash':
    case 'name':
      if (writesMarks) return cues.map(withVoicesOfWords);
      return markedCues(cues, options);
    case 'color':
      return cues.map((cue) => coloredCue(withVoicesOfWords(cue), options));
  }
}

/** By when they first speak. */
export function speakersOf(cues: readonly Cue[]): readonly string[] {
  const names = new Set<string>();
  for (const cue of cues) {
    const { speaker, text } = withVoicesOfWords(cue);
    for (const name of [...voicesOf(text), speaker ?? '']) if (name !== '') names.add(name);
  }
  return [...names];
}

function withoutSpeaker(cue: Cue): Cue {
  return { ...withoutNames(cue), text: voicesAsDashes(cue.text) };
}

function withoutNames(cue: Cue): Cue {
  const words = cue.words?.map((word) => withoutFields(word, 'speaker'));
  return { ...withoutFields(cue, 'speaker'), ...(words === undefined ? {} : { words }) };
}

function markedCues(cues: readonly Cue[], { way, dash, language: usual }: SpeakerOptions): readonly Cue[] {
  let last = '';
  return cues.map((given) => {
    const cue = withVoicesOfWords(given);
    const markOf = way === 'dash' ? () => dash : (name: string) => label(name, cue.language ?? usual);
    // A name is written, so it is not lost; a dash keeps none.
    const kept = way === 'name' ? withoutNames(cue) : cue;
    const voices = voicesOf(cue.text);
    if (voices.length > 1) {
      last = lastVoice(cue.text) ?? '';
      return { ...kept, text: voicesAsMarks(cue.text, markOf) };
    }
    const speaker = voices[0] ?? cue.speaker ?? '';
    const before = last;
    last = speaker;
    const text = voicesAsMarks(cue.text, null);
    const isNew = speaker !== '' && speaker !== before && !(way === 'dash' && before === '');
    return { ...kept, text: isNew ? marked(markOf(speaker), text) : text };
  });
}

function lastVoice(text: string): string | null {
  const last = tokenizeMarkup(text).findLast(({ kind, raw }) => kind === 'tag' && voiceName(raw) !== null);
  return last === undefined ? null : voiceName(last.raw);
}

/** Chinese and Japanese write a colon as wide as a letter, and no space. */
function label(name: string, language: string | undefined): string {
  const clean = name.replace(/\s+/g, ' ').trim();
  return /^(?:zh|ja|yue)$/.test(primaryLanguage(language)) ? `${clean}\uff1a` : `${clean}: `;
}

function marked(mark: string, text: string): string {
  const place = leadingOverride(text);
  return place + withMark(mark, text.slice(place.length));
}

/** `{\an8}`, which SRT's players want at the start. */
function leadingOverride(text: string): string {
  const [first] = tokenizeMarkup(text);
  return first?.kind === 'tag' && first.raw.startsWith('{') ? first.raw : '';
}

function coloredCue(cue: Cue, { colorOf, isStyled }: SpeakerOptions): Cue {
  if (voicesOf(cue.text).length > 0) return { ...cue, text: coloredVoices(cue.text, colorOf) };
  const color = cue.speaker === undefined || isStyled ? null : colorOf(cue.speaker);
  return color === null ? cue : { ...cue, text: colored(cue.text, color) };
}

/** The colours inside the voices' own tags, which stay. */
function coloredVoices(text: string, colorOf: SpeakerOptions['colorOf']): string {
  let end = '';
  const written = tokenizeMarkup(text).map(({ kind, raw }) => {
    if (kind !== 'tag' || tagName(raw) !== 'v') return raw;
    const before = end;
    const name = voiceName(raw);
    const color = name === null ? null : colorOf(name);
    end = color === null ? '' : '</font>';
    return before + raw + (color === null ? '' : `<font color="${color}">`);
  });
  return written.join('') + end;
}

function colored(text: string, color: string | null): string {
  if (color === null || text.trim() === '') return text;
  const place = leadingOverride(text);
  return `${place}<font color="${color}">${text.slice(place.length)}</font>`;
}

/** Of teletext, in the order in which broadcasters give them (BBC Subtitle Guidelines, "Using colours"); then again. */
const speakerColors = [null, '#ffff00', '#00ffff', '#00ff00'] as const;

/** null: white, as text is by itself. */
export function colorsOfSpeakers(speakers: readonly string[]): (speaker: string) => string | null {
  const colors = new Map(
    speakers.map((name, index) => [name, speakerColors[index % speakerColors.length] ?? null] as const),
  );
  return (speaker) => colors.get(speaker) ?? null;
}
