/** The code in its usual spelling (`zh-Hans` of `ZH-hans`), or null when it is none. */
export function canonicalLanguage(code: string): string | null {
  try {
    return Intl.getCanonicalLocales(code.trim())[0] ?? null;
  } catch {
    // What the platform throws for a malformed code.
    return null;
  }
}
