export const exitStatus = {
  done: 0,
  /** Some part failed (the others finished), or a check found something. */
  failed: 1,
  /** The command line itself was wrong. */
  usage: 2,
  /** 128 + SIGINT, as shells have it. */
  cancelled: 130,
} as const;
