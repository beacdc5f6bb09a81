/** How J K L change the speed. */

/** Chromium plays no faster than 16; above 8 nobody finds anything. */
const frameRates = [1, 2, 4, 8];

/**
 * `current` is the signed speed, 0 when stopped. Pressing on in one direction speeds up; the other direction first
 * turns at normal speed.
 */
export function nextShuttleRate(current: number, direction: 1 | -1): number {
  if (current === 0 || Math.sign(current) !== direction) return direction;
  const faster = frameRates.find((rate) => rate > Math.abs(current));
  return direction * (faster ?? frameRates.at(-1)!);
}

/** What the speed menu offers; the pitch of voices stays. */
export const speeds: readonly number[] = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 3, 4];

export function neighbourSpeed(current: number, direction: 1 | -1): number {
  const next =
    direction === 1 ? speeds.find((speed) => speed > current) : speeds.findLast((speed) => speed < current);
  return next ?? current;
}
