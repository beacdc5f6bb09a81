const namesByLocale = new Map<string, Intl.DisplayNames>();

/** The name of a language (BCP 47) as a locale writes it: `German`, `德语`; the tag itself where there is none. */
export function languageName(tag: string, locale: string): string {
  return knownLanguageName(tag, locale) ?? tag;
}

/** The same, undefined for what is no language that the platform knows. */
export function knownLanguageName(tag: string, locale: string): string | undefined {
  try {
    const name = namesFor(locale).of(tag);
    // ICU answers an unassigned code with the code itself.
    return name === tag ? undefined : name;
  } catch {
    // What the platform throws for a malformed tag.
    return undefined;
  }
}

function namesFor(locale: string): Intl.DisplayNames {
  let names = namesByLocale.get(locale);
  if (names === undefined) {
    names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
    namesByLocale.set(locale, names);
  }
  return names;
}
