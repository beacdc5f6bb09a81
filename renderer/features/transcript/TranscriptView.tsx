import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { FileText } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { MouseEvent } from 'react';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useT } from '../../i18n/i18n.ts';
import { playerControls } from '../../player/playhead.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeTrack, noCues, projectStore, selectCue, selectCues } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import './messages.ts';
import { editingStore, stopEditing, useTextHost } from '../../editing/editing-store.ts';
import { stillWhilePressed } from '../../editing/press.ts';
import type { Paragraph } from '../../editing/paragraphs.ts';
import { buildParagraphs } from '../../editing/paragraphs.ts';
import { selectedCueIds } from './selected-cues.ts';
import { spokenWords } from './spoken-words.ts';
import { TranscriptParagraph } from './TranscriptParagraph.tsx';
import styles from './TranscriptView.module.css';
import { useCurrentWord } from './use-current-word.ts';

const stillProject = stillWhilePressed(projectStore);

/** What is said, as running text: a click on a word moves the video, marked words select their cues. */
export function TranscriptView() {
  const t = useT();
  const project = useStore(stillProject, (state) => (state.status === 'open' ? state.project : null));
  if (project === null) return null;
  const track = activeTrack(project);
  if (track === null || (project.cues.get(track.id)?.length ?? 0) === 0) {
    return (
      <EmptyState icon={<FileText size={28} />} title={t('transcript.empty')}>
        {t('transcript.emptyHint')}
      </EmptyState>
    );
  }
  return <Transcript key={track.id} project={project} track={track} />;
}

function Transcript({ project, track }: { readonly project: OpenProject; readonly track: SubtitleTrack }) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const cues = project.cues.get(track.id) ?? noCues;
  const paragraphs = useMemo(() => buildParagraphs(cues), [cues]);
  const editedId = useStore(editingStore, (state) => (state?.host === 'transcript' ? state.cueId : null));
  const edited = useMemo(
    () =>
      editedId === null ? -1 : paragraphs.findIndex((one) => one.cues.some(({ id }) => id === editedId)),
    [paragraphs, editedId],
  );
  // Its functions read the virtualiser's own state: nothing here may be memoised over them.
  const virtualizer = useVirtualizer({
    count: paragraphs.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimatedHeight(paragraphs[index]),
    getItemKey: useCallback((index: number) => paragraphs[index]?.key ?? index, [paragraphs]),
    // What is typed into stays on the page however far it is scrolled away.
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range);
        return edited < 0 || shown.includes(edited) ? shown : [...shown, edited].toSorted((a, b) => a - b);
      },
      [edited],
    ),
    overscan: 3,
    useFlushSync: false,
  });
  useTextHost('transcript');
  // Another tab: nothing opens there, or here on coming back.
  useEffect(() => stopEditing, []);
  useLayoutEffect(() => {
    if (edited >= 0) virtualizer.scrollToIndex(edited, { align: 'auto' });
  }, [edited, virtualizer]);
  useCurrentWord(scroller, cues, track.language, paragraphs, virtualizer);
  const withHours = project.media.durationMs >= 3_600_000;

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="region"
      aria-label={t('transcript.name', { track: track.name })}
      data-selectable=""
      data-transcript=""
      tabIndex={0}
      onClick={(event) => seekToWord(event, cues, track.language)}
      onMouseUp={(event) => selectMarked(event.currentTarget)}
      onKeyUp={(event) => {
        if (event.shiftKey) selectMarked(event.currentTarget);
      }}
    >
      <div className={styles.pages} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const paragraph = paragraphs[item.index];
          if (paragraph === undefined) return null;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={styles.item}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <TranscriptParagraph
                paragraph={paragraph}
                language={track.language}
                withHours={withHours}
                selected={selectedOf(paragraph, project.selection)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function selectedOf(paragraph: Paragraph, selection: ReadonlySet<string>): string {
  if (selection.size === 0) return '';
  return paragraph.cues.flatMap(({ id }) => (selection.has(id) ? [id] : [])).join(' ');
}

function seekToWord(event: MouseEvent, cues: readonly TrackCue[], language: string): void {
  if (window.getSelection()?.isCollapsed === false || !(event.target instanceof Element)) return;
  const word = event.target.closest<HTMLElement>('[data-word]');
  const cueId = word?.closest<HTMLElement>('[data-cue]')?.dataset['cue'];
  const cue = cues.find(({ id }) => id === cueId);
  if (word === null || cue === undefined) return;
  const timed = spokenWords(cue, language)[Number(word.dataset['word'])];
  selectCue(cue.id, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only');
  if (timed !== undefined) playerControls().seek(timed.startMs);
}

/** Cues of which words are marked with the mouse or the keyboard become the selection. */
function selectMarked(scroller: HTMLElement): void {
  if (editingStore.get() !== null) return;
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return;
  const ids = selectedCueIds(scroller, selection.getRangeAt(0));
  if (ids.length > 0) selectCues(ids);
}

const charactersInLine = 60;
const lineHeight = 25;

function estimatedHeight(paragraph: Paragraph | undefined): number {
  const length = (paragraph?.cues ?? []).reduce((sum, cue) => sum + cue.text.length, 0);
  return Math.max(1, Math.ceil(length / charactersInLine)) * lineHeight + 12;
}
