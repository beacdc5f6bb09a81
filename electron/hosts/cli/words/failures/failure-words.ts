/** A sentence for each code of an area: what happened, with its names and numbers, and what to do, at a command line. */
export type FailureWords<Facts> = {
  readonly [Code in keyof Facts]-?: (facts: NonNullable<Facts[Code]>) => string;
};
