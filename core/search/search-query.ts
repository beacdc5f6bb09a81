/** What a person asks for, taken apart. */
export interface SearchQuery {
  /** Without filters, quotes and what is excluded: what meaning and picture are compared with. Empty where there is none. */
  readonly text: string;
  readonly terms: readonly SearchTerm[];
  readonly filters: SearchFilters;
}

export interface SearchTerm {
  /** As typed, without marks. */
  readonly text: string;
  /** `phrase`: these words in this order. `prefix`: any word that begins so (`cut*`). */
  readonly kind: 'word' | 'phrase' | 'prefix';
  /** Moments that have it are none (`-word`, `-"two words"`). */
  readonly isExcluded: boolean;
}

/** Within one all that are given are alternatives; together they all hold. */
export interface SearchFilters {
  /** BCP 47 (`lang:de`). */
  readonly languages: readonly string[];
  /** Parts of the name of the video or of its folders (`in:holiday`). */
  readonly places: readonly string[];
  /** ISO 8601 dates, of when the video was added (`before:2026-05`, `after:2026-01-31`). */
  readonly before: string | null;
  readonly after: string | null;
  /** `speaker:anna` */
  readonly speakers: readonly string[];
  /** `tag:b-roll` */
  readonly tags: readonly string[];
}
