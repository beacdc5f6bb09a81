/** Where each video was left: whoever comes back to it goes on there. */
export const positions = new Map<string, number>();

/** For who opens a video at something in it. */
export function beginAt(mediaId: string, timeMs: number): void {
  positions.set(mediaId, timeMs);
}
