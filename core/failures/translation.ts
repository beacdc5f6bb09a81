/** What can't be translated. */
export interface TranslationFailures {
  readonly 'no-translation':
    /** The track has no words. */
    | { readonly reason: 'nothing-said' }
    /** Neither the track nor who asks says what language it is in. */
    | { readonly reason: 'source-unknown' }
    | { readonly reason: 'same-language'; readonly language: string }
    /** The language model answered nothing that could be used, not one line. */
    | { readonly reason: 'no-answers' };
}
