/**
 * Runs `attempt` until it succeeds or `again` says no, which may wait or mend something first; then its last failure
 * is thrown. `failures`: how many there were, from 1.
 */
export async function retry<Result>(
  attempt: () => Promise<Result>,
  again: (error: unknown, failures: number) => boolean | Promise<boolean>,
): Promise<Result> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(await again(error, failures))) throw error;
    }
  }
}
