import type { ModelCard } from '../../../core/contract/models.ts';
import { languageName } from '../../../core/language/language-name.ts';
import type { Locale, Translate } from '../../i18n/i18n.ts';

const maxNamed = 3;

/** `English`, `99 languages`, `any language`. */
export function modelLanguages({ languages }: ModelCard, t: Translate, locale: Locale): string {
  if (languages.length === 0 || languages.includes('any')) return t('models.anyLanguage');
  if (languages.length > maxNamed) return t('models.languageCount', { count: languages.length });
  return languages.map((tag) => languageName(tag, locale)).join(t('models.listSeparator'));
}
