import { z } from 'zod';

const named = z.string().max(300);

/** What a person should look at in a translated cue. */
export const translationDoubtSchema = z.discriminatedUnion('kind', [
  /** Nothing came back for it, or what came back says nothing. */
  z.strictObject({ kind: z.literal('missing') }),
  /** It says what the cue before or behind says, although their sources differ, or one thing over and over. */
  z.strictObject({ kind: z.literal('repeated') }),
  /** It is still in the language of the source. */
  z.strictObject({ kind: z.literal('untranslated') }),
  /** It seems to say what another cue says: answers have slipped, or were joined. */
  z.strictObject({ kind: z.literal('slipped') }),
  /** Far longer or shorter than what it translates: joined with another, or a part is left out. */
  z.strictObject({ kind: z.literal('odd-length') }),
  /** Its letters are not those that the target is written in (Simplified for Traditional). */
  z.strictObject({ kind: z.literal('wrong-script') }),
  z.strictObject({ kind: z.literal('lost-number'), text: named }),
  z.strictObject({ kind: z.literal('lost-name'), text: named }),
  /** `text` of the source has to be `wanted` in this language, and is not. */
  z.strictObject({ kind: z.literal('lost-term'), text: named, wanted: named }),
  /** Characters a second above the guideline's, also after a shorter one was asked for. */
  z.strictObject({ kind: z.literal('too-fast'), charactersPerSecond: z.number() }),
]);
export type TranslationDoubt = Readonly<z.infer<typeof translationDoubtSchema>>;

/**
 * What a cue of a translated track says in another language. The cue's `origin` tells whether a model or a person wrote
 * it; the source has changed since when its text is no longer `from`.
 */
export const translatedCueSchema = z.strictObject({
  /** Id of the cue of the source. */
  of: z.string().min(1).max(64),
  /** The source's text when it was translated. */
  from: z.string().max(20_000),
  /** Gone once a person has written or confirmed it. */
  doubts: z.array(translationDoubtSchema).min(1).max(20).readonly().exactOptional(),
});
export type TranslatedCue = Readonly<z.infer<typeof translatedCueSchema>>;
