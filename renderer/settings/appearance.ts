/** Theme, text size and language of the page follow the settings, and the system where these say so. */
import type { Settings } from '../../core/contract/app.ts';
import { localeStore, type Locale } from '../i18n/i18n.ts';
import { settingsStore } from './settings-store.ts';

export function localeOf(setting: Settings['locale'], systemLocale: string): Locale {
  if (setting !== 'system') return setting;
  return /^zh\b/i.test(systemLocale) ? 'zh-CN' : 'en';
}

function apply(root: HTMLElement): void {
  const { theme, textScale, locale } = settingsStore.get();
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  root.style.setProperty('--text-scale', String(textScale));
  const chosen = localeOf(locale, navigator.language);
  root.lang = chosen;
  localeStore.set(chosen);
}

export function followAppearance(root: HTMLElement): () => void {
  apply(root);
  return settingsStore.subscribe(() => apply(root));
}
