/** A document as a format can write it: see [Note: What formats carry] in features.ts. */
import type { Cue } from '../cues/cue.ts';
import { voicesAsDashes } from '../cues/voices.ts';
import { features } from './features.ts';
import type { Feature } from './features.ts';
import { lookContexts } from './look-context.ts';
import { classesAsFonts, looksAsTags, rubyInBrackets } from './portable-text.ts';
import type { SubtitleDocument } from './subtitle-document.ts';
import type { LookContext } from './text-look.ts';
import { plainLook, sameLook } from './text-look.ts';

export function portableDocument<Document extends SubtitleDocument>(
  document: Document,
  carries: ReadonlySet<Feature>,
): Document {
  if (features.every((feature) => carries.has(feature))) return document;
  const contextOf = lookContexts(document, { voiceColors: !carries.has('style-sheets') });
  return {
    ...document,
    cues: document.cues.map((cue) => portableCue(cue, contextOf(cue), document, carries)),
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
  return text === cue.text ? cue : { ...cue, text };
}

function hasLooksBesideTags(text: string, { base }: LookContext): boolean {
  return text.includes('{\\') || (base !== undefined && !sameLook(base, plainLook));
}
