/** `zh` of `zh-Hant-TW`, and of Cantonese (`yue`) and Mandarin (`cmn`); `no` of `nb` and `nn`; the empty string where no language is known. */
export function primaryLanguage(tag: string | undefined): string {
  // Asked for every word of a text: most tags have one part.
  const first = tag === undefined || tag.length <= 3 ? tag : tag.split(/[-_]/, 1)[0];
  const primary = (first ?? '').toLowerCase();
  return aliases.get(primary) ?? primary;
}

const aliases: ReadonlyMap<string, string> = new Map([
  ['yue', 'zh'],
  ['cmn', 'zh'],
  ['nb', 'no'],
  ['nn', 'no'],
  ['iw', 'he'],
]);

/** In its usual spelling: `zh-Hans` of `ZH-hans`, `en` of `eng`; null where the text is no tag. */
export function canonicalTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text.trim())[0] ?? null;
  } catch {
    // What the platform throws for a malformed one.
    return null;
  }
}
