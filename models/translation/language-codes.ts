/** A language as models name it, whatever code they use, brought to what `Intl` makes of it. */
export interface KnownLanguage {
  /** `zh`, `de`; three letters where two do not exist. */
  readonly language: string;
  /** `Hant`; undefined where it is not known. */
  readonly script: string | undefined;
}

/** What the aliases of CLDR leave apart. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['nb', 'no'],
  ['pbt', 'ps'],
  ['quy', 'qu'],
]);

/**
 * From BCP 47 (`zh-TW`), ISO 639 (`deu`) and NLLB (`zho_Hant`): CLDR's aliases lead single languages to the common
 * code (`cmn`, `arb`), and the likely script of a region is found. Undefined for what is no code at all.
 */
export function knownLanguage(code: string): KnownLanguage | undefined {
  try {
    const { language, script } = new Intl.Locale(code.trim().replaceAll('_', '-')).maximize();
    if (language === 'und') return undefined;
    return { language: aliases.get(language) ?? language, script };
  } catch {
    return undefined;
  }
}

/** The shortest tag: `zh` for Chinese in its usual script, `zh-Hant` for the other. */
export function languageTag({ language, script }: KnownLanguage): string {
  const usual = knownLanguage(language)?.script;
  return script === undefined || script === usual ? language : `${language}-${script}`;
}
