import {
  Check,
  ChevronDown,
  ChevronUp,
  Combine,
  Play,
  Repeat,
  Scissors,
  SquarePlus,
  TextCursorInput,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { confirmCues } from '../../../core/edit/confirm.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { runCommand, type CommandId } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useT } from '../../i18n/i18n.ts';
import { frameRateOf, profileOf } from '../../project/edit-context.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeCues, activeTrack, projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { editTrack, goToNeighbour, setCueDuration, setCueTime } from '../../editing/cue-actions.ts';
import { CueTextEditor } from '../../editing/CueTextEditor.tsx';
import { focusHome } from '../../editing/focus-home.ts';
import { editingStore, stopEditing, useTextHost } from '../../editing/editing-store.ts';
import { stillWhilePressed } from '../../editing/press.ts';
import { formatSeconds, formatTime } from '../../editing/time-text.ts';
import { AboutVideo } from '../library/index.ts';
import { CueProblems } from '../review/index.ts';
import { TranslationDetails } from '../translate/index.ts';
import styles from './Inspector.module.css';
import './messages.ts';
import { LanguageField } from './LanguageField.tsx';
import { PositionField } from './PositionField.tsx';
import { SpeakerField } from './SpeakerField.tsx';
import { TimeField } from './TimeField.tsx';
import { WordTable } from './WordTable.tsx';

const stillProject = stillWhilePressed(projectStore);

/** Everything about the current cue. */
export function Inspector() {
  const t = useT();
  useTextHost('inspector');
  const project = useStore(stillProject, (state) => (state.status === 'open' ? state.project : null));
  if (project === null) return null;
  const track = activeTrack(project);
  const cues = activeCues(project);
  const index = cues.findIndex(({ id }) => id === project.currentCueId);
  const cue = cues[index];
  if (track === null || cue === undefined) {
    return (
      <section className={styles.panel} aria-label={t('inspector.video')}>
        <EmptyState icon={<TextCursorInput size={28} />} title={t('inspector.nothing')}>
          {t('inspector.nothingHint')}
        </EmptyState>
        <div className={styles.body}>
          <AboutVideo mediaId={project.media.id} isOpen />
        </div>
      </section>
    );
  }
  const cueIds = project.selection.has(cue.id) ? [...project.selection] : [cue.id];
  return (
    <section className={styles.panel} aria-label={t('inspector.title', { number: index + 1 })}>
      <Actions number={index + 1} count={cueIds.length} />
      <div className={styles.body}>
        <Times project={project} cue={cue} />
        <Text project={project} track={track} cue={cue} number={index + 1} />
        <TranslationDetails project={project} track={track} cue={cue} />
        <CueProblems cueId={cue.id} />
        <div className={styles.pair}>
          <SpeakerField key={`speaker ${cue.id}`} cue={cue} cueIds={cueIds} />
        </div>
        <div className={styles.pair}>
          <LanguageField key={`language ${cue.id}`} cue={cue} cueIds={cueIds} project={project} />
        </div>
        <div className={styles.pair}>
          <PositionField key={`position ${cue.id}`} cue={cue} cueIds={cueIds} />
        </div>
        <Origin cue={cue} />
        {cue.words !== undefined && (
          <WordTable
            words={cue.words}
            speaker={cue.speaker}
            language={cue.language ?? track.language}
            withHours={project.media.durationMs >= 3_600_000}
          />
        )}
        <AboutVideo mediaId={project.media.id} isOpen={false} />
      </div>
    </section>
  );
}

function Actions({ number, count }: { readonly number: number; readonly count: number }) {
  const t = useT();
  const action = (id: CommandId, icon: ReactNode) => (
    <IconButton label={t(`command.${id}`)} command={id} icon={icon} onClick={() => runCommand(id)} />
  );
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>
        {t('inspector.title', { number })}
        {count > 1 && <small>{t('inspector.alsoSelected', { count: count - 1 })}</small>}
      </h2>
      {action('cue.previous', <ChevronUp size={15} />)}
      {action('cue.next', <ChevronDown size={15} />)}
      {action('cue.play', <Play size={15} />)}
      {action('cue.playLoop', <Repeat size={15} />)}
      {action('cue.split', <Scissors size={15} />)}
      {action('cue.merge', <Combine size={15} />)}
      {action('cue.insert', <SquarePlus size={15} />)}
      {action('cue.delete', <Trash2 size={15} />)}
    </header>
  );
}

function Times({ project, cue }: { readonly project: OpenProject; readonly cue: TrackCue }) {
  const t = useT();
  const frameRate = frameRateOf(project);
  const withHours = project.media.durationMs >= 3_600_000;
  return (
    <div className={styles.times}>
      {(['start', 'end'] as const).map((edge) => {
        const ms = edge === 'start' ? cue.startMs : cue.endMs;
        const command = edge === 'start' ? 'cue.setStart' : 'cue.setEnd';
        return (
          <TimeField
            key={`${edge} ${cue.id}`}
            label={t(edge === 'start' ? 'inspector.in' : 'inspector.out')}
            ms={ms}
            shown={formatTime(ms, withHours)}
            frameRate={frameRate}
            onChange={(changed) => setCueTime(cue, edge, changed)}
            atPlayhead={{ label: t(`command.${command}`), command, run: () => runCommand(command) }}
          />
        );
      })}
      <TimeField
        key={`duration ${cue.id}`}
        label={t('inspector.duration')}
        ms={cue.endMs - cue.startMs}
        shown={formatSeconds(cue.endMs - cue.startMs)}
        frameRate={frameRate}
        onChange={(durationMs) => setCueDuration(cue, durationMs)}
      />
    </div>
  );
}

interface TextProps {
  readonly project: OpenProject;
  readonly track: SubtitleTrack;
  readonly cue: TrackCue;
  readonly number: number;
}

function Text({ project, track, cue, number }: TextProps) {
  const t = useT();
  // `cue.edit`, Enter and Alt+Down open the text here while the inspector is what is shown.
  const opened = useStore(editingStore, (edited) => edited?.host === 'inspector' && edited.cueId === cue.id);
  return (
    <CueTextEditor
      key={cue.id}
      trackId={track.id}
      cue={cue}
      language={track.language}
      profile={profileOf(track, project.media)}
      label={t('editing.editText', { number })}
      host="inspector"
      {...(opened ? { openAt: null } : {})}
      onEnter={() => goToNeighbour(1)}
      onEscape={() => {
        stopEditing();
        focusHome();
      }}
      onLeave={() => {
        const edited = editingStore.get();
        if (edited?.host === 'inspector' && edited.cueId === cue.id) stopEditing();
      }}
    />
  );
}

function Origin({ cue }: { readonly cue: TrackCue }) {
  const t = useT();
  const hasConfidence =
    cue.confidence !== undefined || (cue.words?.some(({ confidence }) => confidence !== undefined) ?? false);
  return (
    <div className={styles.origin}>
      <span>
        {t(`inspector.origin.${cue.origin}`)}
        {cue.confidence !== undefined &&
          ` · ${t('editing.confidence', { percent: `${Math.round(cue.confidence * 100)}%` })}`}
      </span>
      {hasConfidence && (
        <Button icon={<Check size={14} />} onClick={() => editTrack((c) => confirmCues(c, [cue.id]))}>
          {t('inspector.confirm')}
        </Button>
      )}
    </div>
  );
}
