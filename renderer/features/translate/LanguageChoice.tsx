import { TriangleAlert, X } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { TextField } from '../../components/TextField.tsx';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { findLanguages, listedLanguage, type ListedLanguage } from './languages.ts';
import './messages.ts';
import styles from './Translate.module.css';

interface LanguageChoiceProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Said beside a language that is there already. */
  readonly present?: ReadonlySet<string>;
  /** Nothing here writes it. */
  readonly isOutOfReach: (tag: string) => boolean;
}

/** Several languages, by name in two languages or by code; those that were used last come first. */
export function LanguageChoice({ chosen, onChange, present, isOutOfReach }: LanguageChoiceProps) {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const recent = useStore(settingsStore, ({ targetLanguages }) => targetLanguages);
  const [query, setQuery] = useState('');
  const headId = useId();
  const list = useRef<HTMLUListElement>(null);
  const found = findLanguages(query, locale);
  const shown = query.trim() === '' ? recentFirst(recent, found, locale) : found;

  function toggle(tag: string): void {
    const isChosen = chosen.includes(tag);
    onChange(isChosen ? chosen.filter((each) => each !== tag) : [...chosen, tag]);
    const { name } = listedLanguage(tag, locale);
    announce(t(isChosen ? 'translate.unchosen' : 'translate.chosen', { language: name }));
  }

  function takeFirst(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.current?.querySelector('input')?.focus();
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const [first] = found;
    if (query.trim() === '' || first === undefined) return;
    if (!chosen.includes(first.tag)) toggle(first.tag);
    setQuery('');
  }

  return (
    <div role="group" aria-labelledby={headId} className={styles.languages}>
      <span id={headId} className={styles.label}>
        {t('translate.languages')}
      </span>
      {chosen.length > 0 && (
        <ul className={styles.chosen}>
          {chosen.map((tag) => (
            <Chosen
              key={tag}
              language={listedLanguage(tag, locale)}
              isOutOfReach={isOutOfReach(tag)}
              onRemove={() => toggle(tag)}
            />
          ))}
        </ul>
      )}
      <TextField
        type="search"
        label={t('translate.search')}
        labelHidden
        placeholder={t('translate.search')}
        value={query}
        maxLength={60}
        onChange={setQuery}
        onKeyDown={takeFirst}
      />
      <ul ref={list} className={styles.list} aria-label={t('translate.languages')} onKeyDown={moveByArrows}>
        {shown.map((language, index) => (
          <Option
            key={language.tag}
            language={language}
            isChosen={chosen.includes(language.tag)}
            isPresent={present?.has(language.tag) === true}
            isFirst={index === 0}
            onToggle={() => toggle(language.tag)}
          />
        ))}
        {shown.length === 0 && (
          <li role="status" className={styles.none}>
            {t('translate.noLanguage', { query: query.trim() })}
          </li>
        )}
      </ul>
    </div>
  );
}

function moveByArrows(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const options = [...event.currentTarget.querySelectorAll('input')];
  const at = options.findIndex((option) => option === document.activeElement);
  options[Math.max(0, Math.min(options.length - 1, at + step))]?.focus();
}

function recentFirst(
  recent: readonly string[],
  found: readonly ListedLanguage[],
  locale: string,
): readonly ListedLanguage[] {
  const first = recent.map((tag) => listedLanguage(tag, locale));
  return [...first, ...found.filter(({ tag }) => !recent.includes(tag))];
}

interface ChosenProps {
  readonly language: ListedLanguage;
  readonly isOutOfReach: boolean;
  readonly onRemove: () => void;
}

function Chosen({ language: { tag, name }, isOutOfReach, onRemove }: ChosenProps) {
  const t = useT();
  return (
    <li>
      <button
        type="button"
        className={styles.chip}
        aria-label={t('translate.leaveOut', { language: name })}
        title={tag}
        onClick={onRemove}
      >
        {isOutOfReach && <TriangleAlert size={12} className={styles.alert} aria-hidden />}
        {name}
        <X size={12} aria-hidden />
      </button>
    </li>
  );
}

interface OptionProps {
  readonly language: ListedLanguage;
  readonly isChosen: boolean;
  readonly isPresent: boolean;
  /** By the Tab key only the first is reached, the others by the arrows: there are many. */
  readonly isFirst: boolean;
  readonly onToggle: () => void;
}

function Option({ language, isChosen, isPresent, isFirst, onToggle }: OptionProps) {
  const { tag, name, ownName } = language;
  const t = useT();
  const id = useId();
  return (
    <li className={styles.option}>
      <input id={id} type="checkbox" tabIndex={isFirst ? 0 : -1} checked={isChosen} onChange={onToggle} />
      <label htmlFor={id}>
        {name}
        {ownName !== name && (
          <span className={styles.ownName} lang={tag} dir="auto">
            {ownName}
          </span>
        )}
        {isPresent && <span className={styles.present}>{t('translate.present')}</span>}
      </label>
    </li>
  );
}
