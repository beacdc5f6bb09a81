/**
 * How two neighbouring words hang together, from the best place to break (`sentence`) to none at all
 * (`closed`). What each costs is in `cuebuilder/break-costs.ts`.
 */
export type JointKind =
  /** A sentence ends here. */
  | 'sentence'
  /** After a semicolon, colon, dash, or a mark that would end a sentence if it did not go on. */
  | 'clause'
  | 'comma'
  /** Before a conjunction, relative or question word, or the subject of a new clause. */
  | 'opensClause'
  /** Before a preposition and the like. */
  | 'opensPhrase'
  /** Before a noun phrase, or between subject and verb. */
  | 'open'
  /** Between two words of which nothing is known. */
  | 'plain'
  /** Probably one unit: an adjective and its noun, a verb and its complement. */
  | 'loose'
  /** One unit: a preposition and its object, an auxiliary and its verb. */
  | 'bound'
  /** Never parted by a careful captioner: an article and its noun, the parts of a name, a number and its unit. */
  | 'tight'
  /** No break may stand here: inside a word, before closing punctuation. */
  | 'closed';
