import type { Locale } from '../../i18n/i18n.ts';

/** The language that models are proposed for: the page's, or the system's where the page has only English for it. */
export function systemLanguage(locale: Locale): string {
  // A browser without a language of its own says so with an empty text.
  const system = navigator.language === '' ? 'en' : navigator.language;
  return new Intl.Locale(locale === 'en' ? system : locale).language;
}
