import { BookmarkPlus } from 'lucide-react';
import { Fragment, memo, useEffect, useRef } from 'react';
import type { CueWord } from '../../../core/edit/cue-words.ts';
import { separatorBetween } from '../../../core/edit/marked-text.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { useT } from '../../i18n/i18n.ts';
import { playerControls } from '../../player/playhead.ts';
import { doubtfulWords } from '../../../core/review/word-doubt.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { goToNeighbour } from '../../editing/cue-actions.ts';
import { SpeakerName } from '../../editing/SpeakerName.tsx';
import { TextInPlace, useIsEdited } from '../../editing/TextInPlace.tsx';
import { activeCues, openProject } from '../../project/project-store.ts';
import { spokenTime } from '../../editing/spoken-time.ts';
import { formatTime } from '../../editing/time-text.ts';
import type { Paragraph } from '../../editing/paragraphs.ts';
import { beginChapterAt } from './chapter-actions.ts';
import './messages.ts';
import { spokenWords } from './spoken-words.ts';
import styles from './Paragraph.module.css';
import timeStyles from './Time.module.css';

/** Below it a word that is no finding is faintly marked. */
const middleConfidence = 0.75;

interface StoryParagraphProps {
  readonly paragraph: Paragraph;
  readonly language: string;
  readonly withHours: boolean;
  /** Ids of the selected cues of this paragraph, joined: a string stays equal. */
  readonly selected: string;
}

export const StoryParagraph = memo(function StoryParagraph(props: StoryParagraphProps) {
  const { paragraph, language, withHours, selected } = props;
  const t = useT();
  const [first] = paragraph.cues;
  if (first === undefined) return null;
  const shownTime = formatTime(first.startMs, withHours).replace(/\.\d+$/, '');
  const selectedIds = new Set(selected.split(' '));
  return (
    <div className={styles.paragraph}>
      <button
        type="button"
        className={`${timeStyles.time} ${styles.time}`}
        aria-label={`${shownTime} ${t('story.playFrom', { time: spokenTime(first.startMs, t) })}`}
        onClick={() => playerControls().seek(first.startMs)}
      >
        {shownTime}
      </button>
      <IconButton
        className={styles.begin}
        label={t('story.beginHere')}
        icon={<BookmarkPlus size={13} />}
        onClick={() => beginChapterAt(first.startMs)}
      />
      <div data-selectable="">
        {first.speaker !== undefined && (
          <div className={styles.speaker}>
            <SpeakerName name={first.speaker} />
          </div>
        )}
        <div
          role="paragraph"
          className={styles.text}
          dir="auto"
          lang={language === 'und' ? undefined : language}
        >
          {paragraph.cues.map((cue, index) => (
            <Fragment key={cue.id}>
              {spaceBefore(paragraph.cues[index - 1], cue, language)}
              <CueText cue={cue} language={language} isSelected={selectedIds.has(cue.id)} />
            </Fragment>
          ))}
        </div>
      </div>
    </div>
  );
});

interface CueTextProps {
  readonly cue: TrackCue;
  readonly language: string;
  readonly isSelected: boolean;
}

/** Its words or, while it is edited here, the field. */
function CueText({ cue, language, isSelected }: CueTextProps) {
  if (useIsEdited('transcript', cue.id)) return <EditedText cue={cue} />;
  return (
    <span data-cue={cue.id} className={isSelected ? styles.selected : undefined}>
      <CueWords cue={cue} language={language} />
    </span>
  );
}

function EditedText({ cue }: { readonly cue: TrackCue }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not given back: newer browsers answer with a promise, which is no cleanup.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const project = openProject();
  const index = project === null ? -1 : activeCues(project).findIndex(({ id }) => id === cue.id);
  return (
    <div ref={place} className={styles.edited}>
      <TextInPlace host="transcript" cue={cue} number={index + 1} onEnter={() => goToNeighbour(1)} />
    </div>
  );
}

function CueWords({ cue, language }: { readonly cue: TrackCue; readonly language: string }) {
  const doubt = useStore(settingsStore, (settings) => settings.doubt);
  const words = spokenWords(cue, language);
  const doubtful = doubtfulWords(words, doubt);
  return words.map((word, index) => {
    const text = word.text.trimStart();
    return (
      <Fragment key={index}>
        {index > 0 && text.length < word.text.length && ' '}
        <span data-word={index} className={wordClass(word, doubtful.has(index))}>
          {text}
        </span>
      </Fragment>
    );
  });
}

function spaceBefore(before: TrackCue | undefined, cue: TrackCue, language: string): string {
  const left = before === undefined ? undefined : spokenWords(before, language).at(-1)?.text;
  const right = spokenWords(cue, language)[0]?.text;
  return left === undefined || right === undefined ? '' : separatorBetween(left, right.trimStart());
}

function wordClass({ confidence }: CueWord, isDoubtful: boolean): string | undefined {
  if (isDoubtful) return styles.low;
  return confidence === undefined || confidence >= middleConfidence ? styles.word : styles.middle;
}
