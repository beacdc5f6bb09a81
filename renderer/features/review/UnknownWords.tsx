import { useEffect, useState, type ReactNode } from 'react';
import { primaryLanguage } from '../../../core/language/language-tag.ts';
import { languageName } from '../../../core/language/language-name.ts';
import { isAlike } from '../../../core/glossary/alike.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { maxSuggestions } from '../../../core/contract/spelling.ts';
import { Button } from '../../components/Button.tsx';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { activeTrack, openProject } from '../../project/project-store.ts';
import { changeSettings, settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { addTerms, termsStore } from '../glossary/index.ts';
import './messages.ts';
import { replaceWord } from './review-actions.ts';
import styles from './ReviewRow.module.css';
import { suggestionsFor } from './spelling-session.ts';

interface UnknownWordsProps {
  readonly cue: TrackCue;
  readonly words: readonly string[];
  readonly onDone: () => void;
}

/** What can be done about words that no dictionary has: take another, or keep them for good. */
export function UnknownWords({ cue, words, onDone }: UnknownWordsProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const project = openProject();
  const language = cue.language ?? (project === null ? undefined : activeTrack(project)?.language) ?? 'und';
  const primary = primaryLanguage(language);
  return (
    <>
      {words.map((word) => (
        <Word key={word} cue={cue} word={word} language={language} onDone={onDone} />
      ))}
      <div className={styles.actions}>
        <Button
          variant="quiet"
          onClick={() =>
            attempt(() => changeSettings({ spellingOff: [...settingsStore.get().spellingOff, primary] }))
          }
        >
          {t('review.spellingOff', { language: languageName(primary, locale) })}
        </Button>
      </div>
    </>
  );
}

interface WordProps extends Omit<UnknownWordsProps, 'words'> {
  readonly word: string;
  readonly language: string;
}

function Word({ cue, word, language, onDone }: WordProps): ReactNode {
  const t = useT();
  const suggestions = useSuggestions(language, word);
  const keep = (): void =>
    attempt(() => addTerms(word.replace(/['’]s$/u, ''), openProject()?.media.id ?? null));
  return (
    <div className={styles.actions} role="group" aria-label={word}>
      {suggestions.map((suggestion) => (
        <Button
          key={suggestion}
          onClick={() => {
            replaceWord(cue, word, suggestion);
            onDone();
          }}
        >
          {suggestion}
        </Button>
      ))}
      <Button variant="quiet" onClick={keep}>
        {t('review.addToGlossary', { word })}
      </Button>
    </div>
  );
}

/** Names of the glossary that are alike come first. */
function useSuggestions(language: string, word: string): readonly string[] {
  const terms = useStore(termsStore, (list) => list);
  const [found, setFound] = useState<readonly string[]>([]);
  useEffect(() => {
    let isWanted = true;
    void suggestionsFor(language, word).then((suggestions) => {
      if (isWanted) setFound(suggestions);
    });
    return () => {
      isWanted = false;
    };
  }, [language, word]);
  const names = terms.map(({ text }) => text).filter((text) => isAlike(text, word));
  return [...new Set([...names, ...found])].slice(0, maxSuggestions);
}
