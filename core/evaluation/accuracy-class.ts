/** How much of what was said a model gets right, for people who choose one. */
export const accuracyClasses = ['excellent', 'good', 'fair', 'poor'] as const;
export type AccuracyClass = (typeof accuracyClasses)[number];

/** The most wrong words of each class, a share of those said: one in twenty, in ten, in five. */
const maxWrongShare: Readonly<Record<Exclude<AccuracyClass, 'poor'>, number>> = {
  excellent: 0.05,
  good: 0.1,
  fair: 0.2,
};

/** `wrongShare`: wrong, lost and invented words per word said, from 0; above 1 where more was invented than said. */
export function accuracyOf(wrongShare: number): AccuracyClass {
  if (wrongShare <= maxWrongShare.excellent) return 'excellent';
  if (wrongShare <= maxWrongShare.good) return 'good';
  return wrongShare <= maxWrongShare.fair ? 'fair' : 'poor';
}
