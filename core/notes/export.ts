/** What an export leaves out or changes. */
export interface ExportNotes {
  /** Text that the encoding lacks was replaced. */
  readonly 'replaced-characters': { readonly encoding: string; readonly characters: readonly string[] };
}
