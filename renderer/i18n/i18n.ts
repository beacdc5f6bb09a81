import { createStore, useStore } from '../stores/store.ts';

export type Locale = 'en' | 'zh-CN';
export type Values = Readonly<Record<string, string | number>>;

/**
 * [Note: Message keys] Every message of the page. Each file of messages adds its own by declaring into this interface
 * what `defineMessages` gave back, so that a key nobody defined does not compile and no list is kept by hand.
 */
// oxlint-disable-next-line typescript/no-empty-object-type
export interface Messages {}
export type MessageKey = keyof Messages;
/** What a file of messages declares into `Messages`. */
export type MessagesOf<Defined extends Readonly<Record<string, string>>> = Readonly<
  Record<keyof Defined, string>
>;

/** What follows a prefix in the keys: `MessagesUnder<'command.'>` are the ids of commands. */
export type MessagesUnder<Prefix extends string> = RestOf<MessageKey, Prefix>;
type RestOf<Key, Prefix extends string> = Key extends `${Prefix}${infer Rest}` ? Rest : never;

/** `(key, values) => text`; plurals by `{count, plural, one {...} other {...}}` as in ICU messages. */
export type Translate = (key: MessageKey, values?: Values) => string;

const catalogues: Record<Locale, Map<string, string>> = { en: new Map(), 'zh-CN': new Map() };
export const localeStore = createStore<Locale>('en');

/**
 * Adds a feature's messages and gives the English ones back, for their keys. Both languages have the same keys, which
 * the types demand.
 */
export function defineMessages<Key extends string>(messages: {
  readonly en: Readonly<Record<Key, string>>;
  readonly 'zh-CN': Readonly<Record<NoInfer<Key>, string>>;
}): Readonly<Record<Key, string>> {
  for (const locale of ['en', 'zh-CN'] as const) {
    for (const [key, text] of Object.entries<string>(messages[locale])) catalogues[locale].set(key, text);
  }
  return messages.en;
}

export function translate(locale: Locale, key: MessageKey, values: Values = {}): string {
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
export function t(key: MessageKey, values?: Values): string {
  return translate(localeStore.get(), key, values);
}

/** For keys that come from elsewhere: the host, the library, the user's settings. */
export function hasMessage(locale: Locale, key: string): key is MessageKey {
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
