/** Whether a source still says what was translated: where it breaks its lines is no matter. */
export function isSameSource(from: string, text: string): boolean {
  return from === text || spaced(from) === spaced(text);
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
