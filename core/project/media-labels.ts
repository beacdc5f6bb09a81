/** What people say about a video. */
import { z } from 'zod';

const maxTagLength = 80;
export const maxTags = 100;
export const maxNoteLength = 20_000;
export const maxStars = 5;

export const labelsSchema = z.object({
  /** In the order in which they were given, none twice; see `cleanTag`. */
  tags: z.array(z.string().min(1).max(maxTagLength)).max(maxTags),
  note: z.string().max(maxNoteLength),
  /** Stars; 0: none were given. */
  rating: z.int().min(0).max(maxStars),
});
export type MediaLabels = z.infer<typeof labelsSchema>;

/** What is not named stays. */
export const labelChangesSchema = labelsSchema.partial();
export type LabelChange = Readonly<z.infer<typeof labelChangesSchema>> & { readonly mediaId: string };

/** As it is kept: one line without outer space, nor what separates tags where they are typed; '' for what is none. */
export function cleanTag(typed: string): string {
  const line = typed.normalize('NFC').replaceAll(/[\s,;#，、；]+/gu, ' ');
  return line.trim().slice(0, maxTagLength).trim().toWellFormed();
}

/** Two spellings of one tag differ in case alone: the one that is there stays. */
export function withTag(tags: readonly string[], typed: string): readonly string[] {
  const tag = cleanTag(typed);
  return tag === '' || tags.length >= maxTags || tags.some((each) => isSameTag(each, tag))
    ? tags
    : [...tags, tag];
}

export function isSameTag(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
