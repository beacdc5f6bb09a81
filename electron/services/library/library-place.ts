export interface LibraryPlace {
  /** Absolute; its folder is made when it is not there. */
  readonly file: string;
  /** Where copies go; made when needed. */
  readonly backupsFolder: string;
}
