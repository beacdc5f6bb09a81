/** `0:00:01.50`; an hour past nine takes another digit, which players read. */
export function assTime(ms: number): string {
  const total = Math.max(0, Math.round(ms / 10));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(total / 6000);
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(Math.floor(total / 100) % 60)}.${pad(total % 100)}`;
}
