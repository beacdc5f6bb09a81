import type { CodePage } from '../../../core/formats/encodings/twice-encoded.ts';

/** The old encodings that UTF-8 is taken for by mistake: those of Windows, by how many people have them. */
const encodings = ['windows-1252', 'windows-1250', 'windows-1251', 'windows-1254', 'macintosh'] as const;

let pages: readonly CodePage[] | undefined;

export function codePages(): readonly CodePage[] {
  pages ??= encodings.map((encoding) => ({ encoding, bytes: bytesOf(encoding) }));
  return pages;
}

/** Bytes without a meaning are the control characters of the same number, as browsers read them. */
function bytesOf(encoding: string): ReadonlyMap<string, number> {
  const bytes = Uint8Array.from({ length: 0x80 }, (_, index) => 0x80 + index);
  const text = new TextDecoder(encoding).decode(bytes);
  return new Map(Array.from(text, (character, index) => [character, 0x80 + index]));
}
