/** A document as a format can write it: see [Note: What formats carry] in format-features.ts. */
import type { Cue } from '../cues/cue.ts';
import { voicesAsDashes, voicesOf } from '../cues/voices.ts';
import { features } from '../format-features.ts';
import type { Feature } from '../format-features.ts';
import { lookContexts } from './look-context.ts';
import { classesAsFonts, looksAsTags, rubyInBrackets } from './portable-text.ts';
import type { SubtitleDocument } from './subtitle-document.ts';
import type { LookContext } from './text-look.ts';
import { plainLook, sameLook } from './text-look.ts';

export function portableDocument<Document extends SubtitleDocument>(
  document: Document,
  carries: ReadonlySet<Feature>,
  wordTimes?: boolean,
): Document {
  if (features.every((feature) => carries.has(feature))) return document;
  const contextOf = lookContexts(document, { voiceColors: !carries.has('style-sheets') });
  return {
    ...document,
    cues: document.cues.map((cue) => {
      const portable = portableCue(cue, contextOf(cue), document, carries);
      return (wordTimes ?? hasGivenWords(portable)) ? portable : withoutWords(portable);
    }),
  };
}

function portableCue(
  cue: Cue,
  context: LookContext,
  document: SubtitleDocument,
  carries: ReadonlySet<Feature>,
): Cue {
  let { text } = cue;
  if (!carries.has('voices')) text = voicesAsDashes(text);
  if (!carries.has('ruby')) text = rubyInBrackets(text);
  if (!carries.has('classes')) text = classesAsFonts(text, context.classColors ?? new Map());
  if (!carries.has('effects') && hasLooksBesideTags(text, context)) {
    text = looksAsTags(text, context, document.ass === undefined && carries.has('overrides'));
  }
  const [voice, ...others] = carries.has('voices') || cue.speaker !== undefined ? [] : voicesOf(cue.text);
  const isNamed = voice !== undefined && others.length === 0;
  return text === cue.text && !isNamed ? cue : { ...cue, text, ...(isNamed ? { speaker: voice } : {}) };
}

/** Times that we measured are not written unless asked for: a file of them looks odd in many players. */
export function hasGivenWords({ words }: Cue): boolean {
  return words?.every(({ timing }) => timing === undefined || timing === 'given') === true;
}

function withoutWords(cue: Cue): Cue {
  const { words, ...others } = cue;
  return words === undefined ? cue : others;
}

function hasLooksBesideTags(text: string, { base }: LookContext): boolean {
  return text.includes('{\\') || (base !== undefined && !sameLook(base, plainLook));
}
