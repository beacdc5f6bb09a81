import { Check, RefreshCw } from 'lucide-react';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { wantsLook, type TranslatedState } from '../../../core/translation/translated-state.ts';
import { Button } from '../../components/Button.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { sourceCuesOf, sourceOf, stateOfCue } from '../../project/linked-tracks.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { stateText } from './StateMark.tsx';
import './messages.ts';
import { confirmCues, translateCuesAgain } from './translate-actions.ts';
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
      <p className={wantsLook(state) ? styles.open : styles.state}>
        {state === 'changed' ? t('translate.state.changedShort') : stateText(cue, state, t)}
      </p>
      <CueActions cue={cue} state={state} />
    </section>
  );
}

interface CueActionsProps {
  readonly cue: TrackCue;
  readonly state: TranslatedState;
  readonly onDone?: () => void;
}

/** A person says that it is right, or a model has another try. */
export function CueActions({ cue, state, onDone }: CueActionsProps) {
  const t = useT();
  const connection = useConnection();
  return (
    <div className={styles.actions}>
      {state !== 'missing' && state !== 'edited' && (
        <Button
          icon={<Check size={14} />}
          onClick={() => {
            confirmCues([cue.id]);
            onDone?.();
          }}
        >
          {t('translate.confirm')}
        </Button>
      )}
      <Button
        icon={<RefreshCw size={14} />}
        onClick={() => attempt(() => translateCuesAgain(connection, [cue]))}
      >
        {t('translate.again')}
      </Button>
    </div>
  );
}

/** `und` says nothing to a screen reader. */
function langOf({ language }: SubtitleTrack): string | undefined {
  return language === 'und' ? undefined : language;
}
