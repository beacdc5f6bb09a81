/** Facts of one kind for each reason that it has; the type asks for all. */
export type SamplesOf<Facts> = {
  readonly [Reason in ReasonOf<Facts>]: Facts & { readonly reason: Reason };
};
type ReasonOf<Facts> = Facts extends { readonly reason: infer Reason extends string } ? Reason : never;

export interface Sample {
  readonly code: string;
  readonly facts: object;
}

/** Every reason of a code as a failure. */
export function samplesOf<Facts>(code: string, byReason: SamplesOf<Facts>): readonly Sample[] {
  return Object.values<object>(byReason).map((facts) => ({ code, facts }));
}
