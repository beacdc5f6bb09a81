/** What of the library could not be read when it was opened: see [Note: A library with a bad row]. */
export interface LibraryNotes {
  /** Their captions are kept. `names`: some of them; `more`: how many others. */
  readonly 'videos-left-out': { readonly names: readonly string[]; readonly more: number };
  /** Tables of the library that were gone and are empty now. `backup`: path of the newest copy; null: there is none. */
  readonly 'library-tables-lost': { readonly tables: readonly string[]; readonly backup: string | null };
  /** The index of moments could not be used and is made anew. */
  readonly 'search-index-begun-again': Readonly<Record<string, never>>;
}
