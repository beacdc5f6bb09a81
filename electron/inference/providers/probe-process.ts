/**
 * Entry of the short-lived process that tries one provider: `probe-process.ts PROVIDER THREADS`. A driver that
 * crashes takes only this process with it.
 */
import { executionProviderSchema } from '../../../core/devices.ts';
import { measureProvider } from './measure.ts';
import type { ProbeOutcome } from './judge.ts';

// Ctrl+C reaches every process of the terminal; the parent decides when this one ends.
process.on('SIGINT', () => undefined);
process.once('disconnect', () => process.exit());

const provider = executionProviderSchema.parse(process.argv[2]);
const outcome = await measureProvider(provider, Number(process.argv[3])).then(
  (measurement): ProbeOutcome => ({ kind: 'measured', measurement }),
  (error: unknown): ProbeOutcome => ({
    kind: 'refused',
    message: error instanceof Error ? error.message : String(error),
  }),
);
process.send!(outcome);
