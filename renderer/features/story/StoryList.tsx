import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { FileText } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { MouseEvent } from 'react';
import type { ChapterWarning } from '../../../core/edit/check-chapters.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { useProposals } from '../../analyses/chapters-store.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { showCueMenu, wordOf } from '../../editing/cue-menu-store.ts';
import { editingStore, stopEditing, useTextHost } from '../../editing/editing-store.ts';
import type { Paragraph } from '../../editing/paragraphs.ts';
import { useT } from '../../i18n/i18n.ts';
import { playerControls } from '../../player/playhead.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeTrack, noCues, selectCue, selectCues } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { ChapterHead } from './ChapterHead.tsx';
import './messages.ts';
import { Overview } from './Overview.tsx';
import { StoryParagraph } from './Paragraph.tsx';
import { ProposalHead } from './ProposalHead.tsx';
import { buildRows, type StoryRow } from './rows.ts';
import { selectedCueIds } from './selected-cues.ts';
import { spokenWords } from './spoken-words.ts';
import styles from './StoryList.module.css';
import { useCurrentWord } from './use-current-word.ts';
import { rowsAbove, useStoryKeys } from './use-story-keys.ts';
import { useWarnings } from './use-warnings.ts';

/** The overview and, below it, the rows: a click on a word moves the video, marked words select their cues. */
export function StoryList({ project }: { readonly project: OpenProject }) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const track = activeTrack(project);
  const language = track?.language ?? 'und';
  const cues = (track === null ? undefined : project.cues.get(track.id)) ?? noCues;
  const rows = useRows(project, cues);
  const edited = useEditedRow(rows);
  // Its functions read the virtualiser's own state: nothing here may be memoised over them.
  const virtualizer = useVirtualizer({
    count: rows.length + rowsAbove,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimatedHeight(rows[index - rowsAbove]),
    getItemKey: useCallback((index: number) => rows[index - rowsAbove]?.key ?? 'overview', [rows]),
    // The overview and what is typed into stay on the page however far they are scrolled away.
    rangeExtractor: useCallback(
      (range: Range) => {
        const kept = edited < 0 ? [0] : [0, edited + rowsAbove];
        return [...new Set([...kept, ...defaultRangeExtractor(range)])].sort((a, b) => a - b);
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
    if (edited >= 0) virtualizer.scrollToIndex(edited + rowsAbove, { align: 'auto' });
  }, [edited, virtualizer]);
  useCurrentWord(scroller, cues, language, rows, virtualizer);
  const keys = useStoryKeys(scroller, rows, virtualizer);
  const warnings = useWarnings(project);

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="region"
      aria-label={track === null ? t('story.nameOfVideo') : t('story.name', { track: track.name })}
      data-transcript=""
      tabIndex={0}
      onKeyDown={keys.onKeyDown}
      onClick={(event) => seekToWord(event, cues, language)}
      onContextMenu={showMenuOfWord}
      onMouseUp={(event) => selectMarked(event.currentTarget)}
      onKeyUp={(event) => {
        if (event.shiftKey) selectMarked(event.currentTarget);
      }}
    >
      <div className={styles.pages} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            className={styles.item}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {item.index < rowsAbove ? (
              <>
                <Overview project={project} />
                {rows.length === 0 && <Nothing />}
              </>
            ) : (
              <Row
                row={rows[item.index - rowsAbove]}
                {...{ project, language, warnings }}
                onSettled={keys.onSettled}
              />
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

function Nothing() {
  const t = useT();
  return (
    <EmptyState icon={<FileText size={28} />} title={t('story.empty')}>
      {t('story.emptyHint')}
    </EmptyState>
  );
}

function useRows(project: OpenProject, cues: readonly TrackCue[]): readonly StoryRow[] {
  const proposals = useProposals(project);
  const { chapters } = project;
  const { durationMs } = project.media;
  return useMemo(
    () => buildRows({ cues, chapters, proposals, durationMs }),
    [cues, chapters, proposals, durationMs],
  );
}

/** The row of the text that is edited here; -1: none is. */
function useEditedRow(rows: readonly StoryRow[]): number {
  const editedId = useStore(editingStore, (state) => (state?.host === 'transcript' ? state.cueId : null));
  return useMemo(() => {
    if (editedId === null) return -1;
    return rows.findIndex(
      (row) => row.kind === 'paragraph' && row.paragraph.cues.some(({ id }) => id === editedId),
    );
  }, [rows, editedId]);
}

interface RowProps {
  readonly row: StoryRow | undefined;
  readonly project: OpenProject;
  readonly language: string;
  readonly warnings: ReadonlyMap<string | null, readonly ChapterWarning[]>;
  readonly onSettled: (key: string) => void;
}

const noWarnings: readonly ChapterWarning[] = [];

function Row({ row, project, language, warnings, onSettled }: RowProps) {
  switch (row?.kind) {
    case 'chapter':
      return <ChapterHead row={row} warnings={warnings.get(row.chapter.id) ?? noWarnings} />;
    case 'proposal':
      return <ProposalHead row={row} onSettled={onSettled} />;
    case 'paragraph':
      return (
        <StoryParagraph
          paragraph={row.paragraph}
          language={language}
          withHours={project.media.durationMs >= 3_600_000}
          selected={selectedOf(row.paragraph, project.selection)}
        />
      );
    default:
      return null;
  }
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

/** On a word; where text is marked or written the menu is that of text. */
function showMenuOfWord(event: MouseEvent): void {
  if (window.getSelection()?.isCollapsed === false || !(event.target instanceof Element)) return;
  const cueId = event.target.closest<HTMLElement>('[data-cue]')?.dataset['cue'];
  const wordIndex = wordOf(event.target);
  if (cueId === undefined || wordIndex === null) return;
  event.preventDefault();
  showCueMenu({ x: event.clientX, y: event.clientY }, cueId, wordIndex);
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
const headHeight = 48;
const overviewHeight = 260;

function estimatedHeight(row: StoryRow | undefined): number {
  if (row === undefined) return overviewHeight;
  if (row.kind !== 'paragraph') return headHeight;
  const length = row.paragraph.cues.reduce((sum, cue) => sum + cue.text.length, 0);
  return Math.max(1, Math.ceil(length / charactersInLine)) * lineHeight + 12;
}
