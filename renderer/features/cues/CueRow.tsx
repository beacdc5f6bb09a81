import { CircleHelp } from 'lucide-react';
import { memo } from 'react';
import type { MouseEvent } from 'react';
import type { FindMatch } from '../../../core/find/find.ts';
import type { Profile } from '../../../core/profiles/profile.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { FrameRate } from '../../../core/time/frame-rate.ts';
import { languageName } from '../../../core/language/language-name.ts';
import type { TranslatedState } from '../../../core/translation/translated-state.ts';
import { classNames } from '../../components/class-names.ts';
import { localeStore, useT, type Translate } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { playerControls } from '../../player/playhead.ts';
import { CueProblems } from '../review/index.ts';
import { StateMark } from '../translate/index.ts';
import { caretAtPoint } from './caret-at-point.ts';
import { setCueDuration, setCueTime } from '../../editing/cue-actions.ts';
import styles from './CueRow.module.css';
import { CueTextEditor } from '../../editing/CueTextEditor.tsx';
import { startEditing } from '../../editing/editing-store.ts';
import { lowCueConfidenceAt } from '../../../core/review/doubts.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { MarkedText } from '../../editing/MarkedText.tsx';
import { PaceMark } from '../../editing/PaceMark.tsx';
import { readingPace } from '../../editing/reading-pace.ts';
import { profileOfCue } from '../../../core/profiles/profiles.ts';
import { spokenTime } from '../../editing/spoken-time.ts';
import { formatSeconds, formatTime } from '../../editing/time-text.ts';
import { namesIn, SpeakerBar } from './SpeakerBar.tsx';
import { TimeCell } from './TimeCell.tsx';

/** What all rows have in common; the same object until it changes. */
export interface RowContext {
  readonly track: SubtitleTrack;
  readonly profile: Profile;
  readonly second: { readonly track: SubtitleTrack; readonly profile: Profile } | null;
  /** The second track is what the first one translates. */
  readonly isSecondSource: boolean;
  readonly frameRate: FrameRate;
  readonly withHours: boolean;
  readonly onSelect: (cue: TrackCue, event: MouseEvent) => void;
  readonly onEnter: (trackId: string, cueId: string) => void;
  readonly onEscape: () => void;
  readonly onLeave: (trackId: string, cueId: string) => void;
}

export interface CueRowProps {
  readonly context: RowContext;
  readonly cue: TrackCue | null;
  /** From 0; null where there is no cue. */
  readonly index: number | null;
  readonly rowIndex: number;
  readonly others: readonly TrackCue[];
  readonly top: number;
  /** Of a translated cue. */
  readonly translated: TranslatedState | null;
  readonly selected: boolean;
  readonly current: boolean;
  /** The cue of this row whose text is open, and where the caret goes. */
  readonly editedId: string | null;
  readonly caret: number | null;
  readonly matches: readonly FindMatch[] | undefined;
  readonly currentMatch: FindMatch | null;
  readonly measure: (element: HTMLElement | null) => void;
}

export const CueRow = memo(function CueRow(props: CueRowProps) {
  const t = useT();
  const { context, cue, index, rowIndex, top, selected, current, measure } = props;
  const name =
    cue === null
      ? undefined
      : t('cues.rowName', {
          number: (index ?? 0) + 1,
          time: spokenTime(cue.startMs, t),
          text: spokenText(cue, t),
        });
  return (
    <div
      ref={measure}
      id={cue === null ? undefined : `cue-row-${cue.id}`}
      role="row"
      aria-label={name}
      aria-rowindex={rowIndex + 2}
      aria-selected={cue === null ? undefined : selected}
      data-index={rowIndex}
      data-cue={cue?.id}
      data-current={current || undefined}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => {
        if (cue !== null) context.onSelect(cue, event);
      }}
    >
      {cue === null ? <BesideNothing {...props} /> : <OwnCells {...props} cue={cue} />}
      {context.second !== null && <SecondCell {...props} />}
    </div>
  );
});

/** Who speaks before what is said. */
function spokenText(cue: TrackCue, t: Translate): string {
  const text = cue.text === '' ? t('cues.emptyText') : cue.text;
  const names = namesIn(cue);
  return names.length === 0 ? text : t('cues.spokenBy', { names: names.join(', '), text });
}

function OwnCells(props: CueRowProps & { readonly cue: TrackCue }) {
  const { context, cue, index, current, translated } = props;
  const pace = readingPace(cue, profileOfCue(cue, context.profile));
  const shared = { frameRate: context.frameRate, tabbable: current };
  return (
    <>
      <span role="gridcell" className={styles.number}>
        <span className={styles.numbered}>
          {cue.language !== undefined && <SpokenIn language={cue.language} />}
          {(index ?? 0) + 1}
        </span>
        <Confidence confidence={cue.confidence} />
        {translated !== null && <StateMark cue={cue} state={translated} />}
      </span>
      <span role="gridcell" className={styles.in}>
        <TimeCell
          {...shared}
          ms={cue.startMs}
          shown={formatTime(cue.startMs, context.withHours)}
          name="cues.editIn"
          onChange={(ms) => setCueTime(cue, 'start', ms)}
        />
      </span>
      <span role="gridcell" className={styles.out}>
        <TimeCell
          {...shared}
          ms={cue.endMs}
          shown={formatTime(cue.endMs, context.withHours)}
          name="cues.editOut"
          onChange={(ms) => setCueTime(cue, 'end', ms)}
        />
      </span>
      <span role="gridcell" className={styles.duration}>
        <TimeCell
          {...shared}
          ms={cue.endMs - cue.startMs}
          shown={formatSeconds(cue.endMs - cue.startMs)}
          name="cues.editDuration"
          onChange={(ms) => setCueDuration(cue, ms)}
        />
      </span>
      <span role="gridcell" className={styles.speed}>
        {pace !== null && <PaceMark pace={pace} />}
      </span>
      <TextCell {...props} />
      {current && (
        <span role="gridcell" className={styles.problems} onClick={stopClick}>
          <CueProblems cueId={cue.id} />
        </span>
      )}
    </>
  );
}

/** Of a cue in another language than the track's. */
function SpokenIn({ language }: { readonly language: string }) {
  const locale = useStore(localeStore, (current) => current);
  const name = languageName(language, locale);
  return (
    <span role="img" aria-label={name} title={name} className={styles.language}>
      {language.toUpperCase()}
    </span>
  );
}

function Confidence({ confidence }: { readonly confidence: number | undefined }) {
  const t = useT();
  const doubt = useStore(settingsStore, (settings) => settings.doubt);
  if (confidence === undefined) return null;
  const percent = `${Math.round(confidence * 100)}%`;
  const low = confidence < lowCueConfidenceAt(doubt);
  const spoken = t(low ? 'cues.lowConfidence' : 'editing.confidence', { percent });
  return (
    <span
      role="img"
      aria-label={spoken}
      title={spoken}
      className={low ? styles.lowConfidence : styles.confidence}
    >
      {low && <CircleHelp size={11} aria-hidden />}
      {percent}
    </span>
  );
}

function TextCell(props: CueRowProps & { readonly cue: TrackCue }) {
  const t = useT();
  const { context, cue, index, editedId, caret, matches, currentMatch } = props;
  const { track, profile } = context;
  const hasSpeaker = namesIn(cue).length > 0 || undefined;
  if (editedId === cue.id) {
    return (
      <span role="gridcell" className={styles.text} data-spoken={hasSpeaker} onClick={stopClick}>
        <SpeakerBar cue={cue} />
        <CueTextEditor
          trackId={track.id}
          cue={cue}
          language={track.language}
          profile={profile}
          label={t('editing.editText', { number: (index ?? 0) + 1 })}
          host="list"
          openAt={caret}
          onEnter={() => context.onEnter(track.id, cue.id)}
          onEscape={context.onEscape}
          onLeave={() => context.onLeave(track.id, cue.id)}
        />
      </span>
    );
  }
  return (
    <span
      role="gridcell"
      className={styles.text}
      data-spoken={hasSpeaker}
      data-text-cell=""
      dir="auto"
      lang={cue.language ?? languageAttribute(track)}
      onClick={(event) => openOnClick(event, track.id, cue)}
    >
      <SpeakerBar cue={cue} />
      <MarkedText cue={cue} matches={matches} currentMatch={currentMatch} />
    </span>
  );
}

/** The place of the row's own cells, so that the second track's cell is in its column. */
function BesideNothing({ context, others }: CueRowProps) {
  const [other] = others;
  return (
    <>
      <span role="gridcell" className={styles.number} />
      <span role="gridcell" className={styles.besideIn}>
        {other !== undefined && formatTime(other.startMs, context.withHours)}
      </span>
      <span role="gridcell" className={styles.besideOut}>
        {other !== undefined && formatTime(other.endMs, context.withHours)}
      </span>
      <span role="gridcell" className={styles.text} />
    </>
  );
}

function SecondCell({ context, others, editedId, caret }: CueRowProps) {
  const t = useT();
  if (context.second === null) return null;
  const { track, profile } = context.second;
  return (
    <span role="gridcell" className={classNames(styles.second, context.isSecondSource && styles.source)}>
      {others.map((other) =>
        other.id === editedId ? (
          <span key={other.id} onClick={stopClick}>
            <CueTextEditor
              trackId={track.id}
              cue={other}
              language={track.language}
              profile={profile}
              label={t('cues.editSecondText', { track: track.name, time: spokenTime(other.startMs, t) })}
              host="list"
              openAt={caret}
              onEnter={() => context.onEnter(track.id, other.id)}
              onEscape={context.onEscape}
              onLeave={() => context.onLeave(track.id, other.id)}
            />
          </span>
        ) : (
          <span
            key={other.id}
            className={styles.other}
            dir="auto"
            lang={languageAttribute(track)}
            onClick={(event) => {
              if (openOnClick(event, track.id, other)) playerControls().seek(other.startMs);
            }}
          >
            <MarkedText cue={other} />
          </span>
        ),
      )}
    </span>
  );
}

function languageAttribute(track: SubtitleTrack): string | undefined {
  return track.language === 'und' ? undefined : track.language;
}

function stopClick(event: MouseEvent): void {
  event.stopPropagation();
}

/** A click without Shift or Ctrl opens the text where it was clicked. */
function openOnClick(event: MouseEvent<HTMLElement>, trackId: string, cue: TrackCue): boolean {
  if (event.shiftKey || event.ctrlKey || event.metaKey) return false;
  const caret = caretAtPoint(event.currentTarget, event.clientX, event.clientY);
  startEditing(trackId, cue.id, { caret, host: 'list' });
  return true;
}
