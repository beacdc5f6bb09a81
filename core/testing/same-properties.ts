import fc from 'fast-check';

/**
 * Properties are tried on the same inputs every time: a run that failed fails again, and one that passed is no luck.
 * SIDECUT_SEED=random looks further, SIDECUT_SEED=7 elsewhere.
 */
const seed = process.env['SIDECUT_SEED'] ?? '2026';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
