import { useState, type ReactNode } from 'react';
import type { GlossaryTerm } from '../../../core/glossary/term.ts';
import { maxTermLength } from '../../../core/glossary/term.ts';
import { languageName } from '../../../core/language/language-name.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { TextField } from '../../components/TextField.tsx';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { openProject } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import styles from './Glossary.module.css';
import { keepTerm, translateTerm } from './glossary-store.ts';
import './messages.ts';

/** What becomes of a term in other languages. */
export function TermDetails({ term }: { readonly term: GlossaryTerm }): ReactNode {
  const t = useT();
  const recent = useStore(settingsStore, ({ targetLanguages }) => targetLanguages);
  const languages = languagesOf(term, recent);
  return (
    <div className={styles.details}>
      <Checkbox
        label={t('glossary.keep')}
        checked={term.keep === true}
        onChange={(isKept) => attempt(() => keepTerm(term, isKept))}
      />
      {term.keep !== true &&
        languages.map((language) => <Translation key={language} term={term} language={language} />)}
      {term.keep !== true && languages.length === 0 && (
        <p className={styles.muted}>{t('glossary.noLanguages')}</p>
      )}
    </div>
  );
}

const maxRecent = 4;

/** Those it is given in, those the open video is translated into, and those that were chosen last. */
function languagesOf({ translations = {} }: GlossaryTerm, recent: readonly string[]): readonly string[] {
  const ofVideo = (openProject()?.tracks ?? []).flatMap(({ translates, language }) =>
    translates === undefined ? [] : [language],
  );
  return [...new Set([...Object.keys(translations), ...ofVideo, ...recent.slice(0, maxRecent)])];
}

interface TranslationProps {
  readonly term: GlossaryTerm;
  readonly language: string;
}

function Translation({ term, language }: TranslationProps): ReactNode {
  const locale = useStore(localeStore, (value) => value);
  const known = term.translations?.[language] ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const store = (): void => {
    if (typed === null) return;
    setTyped(null);
    if (typed.trim() !== known) attempt(() => translateTerm(term, language, typed));
  };
  return (
    <TextField
      label={languageName(language, locale)}
      inline
      lang={language}
      dir="auto"
      maxLength={maxTermLength}
      value={typed ?? known}
      onChange={setTyped}
      onBlur={store}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) store();
      }}
    />
  );
}

/** `not translated`, or the languages that it is given in; null: nothing is said of it. */
export function useTermNote({ keep, translations = {} }: GlossaryTerm): string | null {
  const t = useT();
  if (keep === true) return t('glossary.kept');
  const languages = Object.keys(translations);
  return languages.length === 0 ? null : languages.join(t('glossary.separator'));
}
