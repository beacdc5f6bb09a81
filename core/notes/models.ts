/** Models, devices and their choice. */
export interface ModelNotes {
  /** Nothing better is installed; `suggestion` is worth installing. */
  readonly 'starter-only': {
    readonly task: string;
    readonly suggestion: string | null;
    readonly bytes: number | null;
  };
}
