/** Ways in which a moment can be what is asked for. */
export const searchLegs = [
  /** Its words are those of the question. */
  'said',
  /** Its words mean what the question means. */
  'meant',
  /** Its picture shows it. */
  'seen',
  /** Its picture has these words written in it. */
  'written',
] as const;
export type SearchLeg = (typeof searchLegs)[number];
