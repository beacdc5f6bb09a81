/** One step of the library's schema. A published step is never changed: what is wrong with it is a new step. */
export interface Migration {
  /** 1, 2, 3 and so on, without gaps. */
  readonly version: number;
  readonly sql: string;
}
