/** `01:02.345`, or `1:01:02.345` from an hour on: for people, on the terminal. */
export function clock(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  const minutes = String(Math.floor(ms / 60_000) % 60).padStart(2, '0');
  const seconds = (Math.floor(ms % 60_000) / 1000).toFixed(3).padStart(6, '0');
  return `${hours > 0 ? `${hours}:` : ''}${minutes}:${seconds}`;
}
