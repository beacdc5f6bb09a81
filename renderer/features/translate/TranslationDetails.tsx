import { Check } from 'lucide-react';
import { useMemo } from 'react';
import { appliedTerms } from '../../../core/glossary/wanted-terms.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { TranslatedState } from '../../../core/translation/translated-state.ts';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/i18n.ts';
import { sourceCuesOf, sourceOf, stateOfCue } from '../../project/linked-tracks.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { termsStore } from '../glossary/index.ts';
import { stateText } from './StateMark.tsx';
import './messages.ts';
import { confirmTranslated } from './translate-actions.ts';
import { TranslateAgain } from './TranslateAgain.tsx';
import styles from './TranslationDetails.module.css';

interface TranslationDetailsProps {
  readonly project: OpenProject;
  readonly track: SubtitleTrack;
  readonly cue: TrackCue;
}

/** What a translated cue is made from, how it stands, and what can be done about it. */
export function TranslationDetails({ project, track, cue }: TranslationDetailsProps) {
  const t = useT();
  const source = sourceOf(project, track);
  const sources = sourceCuesOf(project, track);
  const state = stateOfCue(sources, cue);
  if (source === null || state === null || cue.translation === undefined) return null;
  const of = sources?.get(cue.translation.of);
  return (
    <section className={styles.details} aria-label={t('translate.details', { source: source.name })}>
      <h3 className={styles.head}>{source.name}</h3>
      <p className={styles.text} dir="auto" lang={langOf(source)} data-selectable="">
        {of?.text ?? cue.translation.from}
      </p>
      {state === 'changed' && (
        <>
          <h3 className={styles.head}>{t('translate.readBefore')}</h3>
          <p className={styles.text} dir="auto" lang={langOf(source)} data-selectable="">
            {cue.translation.from}
          </p>
        </>
      )}
      <AppliedTerms source={of?.text ?? cue.translation.from} cue={cue} to={track.language} />
      {!isTold(state) && <p className={styles.state}>{stateText(cue, state, t)}</p>}
      <div className={styles.actions}>
        {state !== 'missing' && state !== 'edited' && (
          <Button icon={<Check size={14} aria-hidden />} onClick={() => confirmTranslated([cue.id])}>
            {t('translate.confirm')}
          </Button>
        )}
        <TranslateAgain cue={cue} />
      </div>
    </section>
  );
}

interface AppliedTermsProps {
  readonly source: string;
  readonly cue: TrackCue;
  readonly to: string;
}

/** What of the names and terms counts for the cue, and whether it has it. */
function AppliedTerms({ source, cue, to }: AppliedTermsProps) {
  const t = useT();
  const terms = useStore(termsStore, (list) => list);
  const applied = useMemo(() => appliedTerms(source, cue.text, terms, to), [source, cue.text, terms, to]);
  if (applied.length === 0) return null;
  return (
    <ul className={styles.terms} aria-label={t('translate.appliedTerms')}>
      {applied.map(({ text, wanted, isApplied }) => (
        <li key={text} className={isApplied ? undefined : styles.open}>
          {t(isApplied ? 'translate.term' : 'translate.termMissing', { text, wanted })}
        </li>
      ))}
    </ul>
  );
}

/** The review says it, with its reasons. */
function isTold(state: TranslatedState): boolean {
  return state === 'doubtful' || state === 'changed';
}

/** `und` says nothing to a screen reader. */
function langOf({ language }: SubtitleTrack): string | undefined {
  return language === 'und' ? undefined : language;
}
