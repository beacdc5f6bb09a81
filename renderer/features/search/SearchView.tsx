import { useState, type DragEvent, type ReactNode } from 'react';
import { InlineError } from '../../components/InlineError.tsx';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import { classNames } from '../../components/class-names.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { workspaceStore } from '../../workspace/workspace-store.ts';
import { Conditions } from './Conditions.tsx';
import { takeDropped } from './example-file.ts';
import { IndexStrip } from './IndexStrip.tsx';
import { LegSwitches } from './LegSwitches.tsx';
import './messages.ts';
import { NoMatch } from './NoMatch.tsx';
import { PreviewPlayer } from './PreviewPlayer.tsx';
import { ResultList } from './ResultList.tsx';
import { ask, isAsked, playedStore, questionStore, searchStore, selectedStore } from './search-store.ts';
import { SearchField } from './SearchField.tsx';
import styles from './SearchView.module.css';
import { MadeChapters, SelectionBar } from './SelectionBar.tsx';
import { Start } from './Start.tsx';
import { useIndexState } from './use-index-state.ts';
import { searchAgain, useSearch } from './use-search.ts';

const orders = ['relevance', 'time', 'date'] as const;

/** What is said, meant, seen and written in all videos: one field, one ranked list, and what one makes of it. */
export function SearchView(): ReactNode {
  const t = useT();
  useSearch();
  useIndexState();
  const drop = useImageDrop();
  const order = useStore(questionStore, (question) => question.order);
  const hasPreview = useStore(playedStore, (played) => played !== null);
  const isShort = useStore(workspaceStore, (workspace) => workspace.isShort);
  const isSelecting = useStore(selectedStore, (selected) => selected.size > 0);
  const [asked, setAsked] = useState(0);
  return (
    <main
      className={classNames(styles.view, drop.isOver && styles.over)}
      data-short={isShort || undefined}
      onDragOver={drop.over}
      onDragLeave={drop.leave}
      onDrop={drop.drop}
    >
      <div className={styles.head}>
        <SearchField toResults={() => setAsked((count) => count + 1)} />
        <div className={styles.bar}>
          <LegSwitches />
          <Select
            inline
            className={styles.order}
            label={t('search.order')}
            value={order}
            options={orders.map((value) => ({ value, label: t(`search.order.${value}`) }))}
            onChange={(next) => ask({ order: next })}
          />
        </div>
        <Conditions />
      </div>
      <div className={styles.body} data-preview={hasPreview || undefined}>
        <div className={styles.results}>
          <Status />
          <Results asked={asked} />
        </div>
        <PreviewPlayer />
      </div>
      {!(isShort && isSelecting) && <IndexStrip />}
      <SelectionBar />
      <MadeChapters />
    </main>
  );
}

function Status(): ReactNode {
  const t = useT();
  const { found, isSearching, error } = useStore(searchStore, (state) => state);
  const question = useStore(questionStore, (state) => state);
  const text =
    error !== null || !isAsked(question)
      ? ''
      : found === null
        ? t('search.searching')
        : found.videos.length === 0
          ? isSearching
            ? t('search.searching')
            : t('search.noMatch')
          : t('search.found', { count: found.total, videos: found.videos.length });
  const isVisible = found === null || found.videos.length > 0;
  return (
    <p role="status" aria-busy={isSearching} className={isVisible ? styles.status : 'visually-hidden'}>
      {text}
    </p>
  );
}

function Results({ asked }: { readonly asked: number }): ReactNode {
  const t = useT();
  const { found, error } = useStore(searchStore, (state) => state);
  const isOpen = useStore(questionStore, isAsked);
  if (!isOpen) return <Start />;
  if (error !== null) {
    return (
      <InlineError
        className={styles.error}
        error={error}
        actions={<Button onClick={searchAgain}>{t('notices.retry')}</Button>}
      />
    );
  }
  if (found === null) return null;
  return found.videos.length === 0 ? <NoMatch found={found} /> : <ResultList found={found} asked={asked} />;
}

function useImageDrop(): {
  readonly isOver: boolean;
  readonly over: (event: DragEvent) => void;
  readonly leave: (event: DragEvent) => void;
  readonly drop: (event: DragEvent) => void;
} {
  const connection = useConnection();
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    over(event) {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    },
    leave(event) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    drop(event) {
      event.preventDefault();
      setOver(false);
      const files = [...event.dataTransfer.files];
      attempt(() => takeDropped(connection, files));
    },
  };
}
