import { UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { speakers } from '../../../core/analysis/speakers.ts';
import { speakersStore, voiceModelOf } from '../../analyses/speakers-store.ts';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Note } from '../../components/Note.tsx';
import { useSpoken } from '../../editing/speakers.ts';
import { useT } from '../../i18n/i18n.ts';
import { useNoteText } from '../../i18n/use-note-text.ts';
import { projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { AnalysisRun, isActive, useAnalysisJob } from '../jobs/index.ts';
import { isStarter } from '../models/index.ts';
import { FindForm } from './FindForm.tsx';
import { findFormStore } from './find-form-store.ts';
import './messages.ts';
import { SpeakerList } from './SpeakerList.tsx';
import styles from './Speakers.module.css';
import { useVoiceModels } from './voice-models.ts';
import { VoicesSection } from './VoicesSection.tsx';

/** Who speaks in the video: names, shares, voices, and finding them. */
export function SpeakersPanel(): ReactNode {
  const t = useT();
  const media = useStore(projectStore, (state) => (state.status === 'open' ? state.project.media : null));
  const spoken = useSpoken();
  if (media === null) return null;
  const hasSpeakers = spoken.speakers.length > 0;
  return (
    <section className={styles.panel} aria-label={t('speakers.name')}>
      <div className={styles.scroller}>
        {hasSpeakers ? (
          <>
            {spoken.trackId === null && <OnlyHeard />}
            <SpeakerList spoken={spoken} />
          </>
        ) : (
          <div className={styles.nobody}>
            <EmptyState icon={<UsersRound size={28} />} title={t('speakers.none')}>
              {t('speakers.noneHint')}
            </EmptyState>
          </div>
        )}
        {media.hasAudio && <Finding mediaId={media.id} hasSpeakers={hasSpeakers} />}
        {media.hasAudio && <VoicesSection />}
      </div>
    </section>
  );
}

/** Found in the sound, named in no captions: there are none yet, or the naming was undone. */
function OnlyHeard(): ReactNode {
  const t = useT();
  const hasCues = useStore(
    projectStore,
    (state) => state.status === 'open' && [...state.project.cues.values()].some((cues) => cues.length > 0),
  );
  return <p className={styles.onlyHeard}>{t(hasCues ? 'speakers.notGiven' : 'speakers.onlyHeard')}</p>;
}

/** How far it is and how it ended; the form, which is folded away once there are speakers. */
function Finding({
  mediaId,
  hasSpeakers,
}: {
  readonly mediaId: string;
  readonly hasSpeakers: boolean;
}): ReactNode {
  const t = useT();
  const noteText = useNoteText();
  const job = useAnalysisJob(mediaId, speakers.kind);
  const result = useStore(speakersStore, (state) => state);
  const isOpen = useStore(findFormStore, (state) => state) || !hasSpeakers;
  const isRunning = job !== null && isActive(job);
  const isOutOfDate = result.shown?.isOutOfDate === true;
  const open = (): void => findFormStore.set(true);
  return (
    <div className={styles.finding}>
      <AnalysisRun job={job} result={result} label={t('speakers.working')} onAgain={open} />
      {!isRunning && (result.last?.notes ?? []).map((note) => <Note key={note.code}>{noteText(note)}</Note>)}
      {!isRunning && <MadeByStarter />}
      {!isRunning && isOutOfDate && <Note>{t('speakers.outOfDate')}</Note>}
      {!isRunning && isOpen && <FindForm mediaId={mediaId} isAgain={hasSpeakers} />}
      {!isRunning && !isOpen && (
        <div>
          <Button icon={<UsersRound size={14} aria-hidden />} onClick={open}>
            {t('speakers.findAgain')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Of another video than the sample: it tells voices apart that it does not know, and nobody should trust that. */
function MadeByStarter(): ReactNode {
  const t = useT();
  const isSample = useStore(projectStore, (state) => state.status === 'open' && state.project.media.isSample);
  const made = useStore(speakersStore, ({ shown }) => voiceModelOf(shown));
  const { installed } = useVoiceModels();
  const model = installed?.find(({ id }) => id === made);
  if (model === undefined || !isStarter(model) || isSample) return null;
  return (
    <Note actions={<Button onClick={() => runCommand('app.models')}>{t('speakers.getModel')}</Button>}>
      {t('speakers.byStarter')}
    </Note>
  );
}
