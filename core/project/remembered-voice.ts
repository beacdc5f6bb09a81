import { z } from 'zod';

/** A voice that a person wanted to be known again: in other videos its name is suggested, never given. */
export const rememberedVoiceSchema = z.object({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  /** The voice encoder: vectors of two models say nothing about each other. */
  model: z.string().max(300),
  /** ISO 8601, UTC. */
  addedAt: z.string(),
});
export type RememberedVoice = Readonly<z.infer<typeof rememberedVoiceSchema>>;

export interface VoiceVector extends Pick<RememberedVoice, 'name'> {
  /** Of length 1. */
  readonly vector: readonly number[];
}

export interface NameSuggestion {
  /** Place among the speakers. */
  readonly speaker: number;
  readonly name: string;
  /** Cosine. */
  readonly likeness: number;
}

/** Where the model does not say from which cosine on two voices are one. */
const usuallySameAbove = 0.8;

/**
 * Who the speakers sound like: each name once, for the speaker most like it. `voices`: of the speakers, null where none is
 * known; `known`: of the same model.
 */
export function suggestNames(
  voices: readonly (readonly number[] | null)[],
  known: readonly VoiceVector[],
  sameAbove = usuallySameAbove,
): readonly NameSuggestion[] {
  const likely = voices
    .flatMap((voice, speaker) =>
      known.map(({ name, vector }) => ({ speaker, name, likeness: likenessOf(voice, vector) })),
    )
    .filter(({ likeness }) => likeness >= sameAbove)
    .sort((a, b) => b.likeness - a.likeness);
  const found: NameSuggestion[] = [];
  for (const one of likely) {
    if (found.every(({ speaker, name }) => speaker !== one.speaker && name !== one.name)) found.push(one);
  }
  return found.toSorted((a, b) => a.speaker - b.speaker);
}

function likenessOf(voice: readonly number[] | null, other: readonly number[]): number {
  if (voice?.length !== other.length) return -1;
  return voice.reduce((sum, value, i) => sum + value * other[i]!, 0);
}
