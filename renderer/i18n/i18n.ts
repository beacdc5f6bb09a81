import { createStore, useStore } from '../stores/store.ts';

export type Locale = 'en' | 'zh-CN';
export type Values = Readonly<Record<string, string | number>>;
/** `(key, values) => text`; plurals by `{count, plural, one {...} other {...}}` as in ICU messages. */
export type Translate = (key: string, values?: Values) => string;

const catalogues: Record<Locale, Map<string, string>> = { en: new Map(), 'zh-CN': new Map() };
export const localeStore = createStore<Locale>('en');

/** Adds a feature's messages. Both languages have the same keys, which the types demand. */
export function defineMessages<Key extends string>(messages: {
  readonly en: Readonly<Record<Key, string>>;
  readonly 'zh-CN': Readonly<Record<NoInfer<Key>, string>>;
}): void {
  for (const locale of ['en', 'zh-CN'] as const) {
    for (const [key, text] of Object.entries<string>(messages[locale])) catalogues[locale].set(key, text);
  }
}

export function translate(locale: Locale, key: string, values: Values = {}): string {
  const pattern = catalogues[locale].get(key) ?? catalogues.en.get(key);
  return pattern === undefined ? key : fill(pattern, values, locale);
}

const translators: Record<Locale, Translate> = {
  en: (key, values) => translate('en', key, values),
  'zh-CN': (key, values) => translate('zh-CN', key, values),
};

export function useT(): Translate {
  return translators[useStore(localeStore, (locale) => locale)];
}

/** For code outside components. */
export function t(key: string, values?: Values): string {
  return translate(localeStore.get(), key, values);
}

export function hasMessage(locale: Locale, key: string): boolean {
  return catalogues[locale].has(key);
}

/** Making one takes longer than using it a hundred times. */
const pluralRules = { en: new Intl.PluralRules('en'), 'zh-CN': new Intl.PluralRules('zh-CN') };
const numbers = { en: new Intl.NumberFormat('en'), 'zh-CN': new Intl.NumberFormat('zh-CN') };

const plural = /\{(\w+), plural, ((?:=?\w+ \{[^{}]*\}\s*)+)\}/g;

function fill(pattern: string, values: Values, locale: Locale): string {
  return pattern
    .replace(plural, (_, name: string, forms: string) => {
      const count = Number(values[name]);
      const category = pluralRules[locale].select(count);
      const found = new Map(
        [...forms.matchAll(/(=?\w+) \{([^{}]*)\}/g)].map((match) => [match[1], match[2] ?? '']),
      );
      const form = found.get(`=${count}`) ?? found.get(category) ?? found.get('other') ?? '';
      return form.replaceAll('#', numbers[locale].format(count));
    })
    .replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? numbers[locale].format(value) : value;
    });
}
