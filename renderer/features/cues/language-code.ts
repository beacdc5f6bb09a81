/** The code in its usual spelling (`zh-Hans` of `ZH-hans`), or null when it is none. */
export function canonicalLanguage(code: string): string | null {
  try {
    return Intl.getCanonicalLocales(code.trim())[0] ?? null;
  } catch {
    // What the platform throws for a malformed code.
    return null;
  }
}

/** `German`, in the language of the page; the code where the platform does not know it. */
export function languageName(code: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
}
