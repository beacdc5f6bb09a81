import { BookmarkPlus, Clapperboard, Copy, Scissors, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { makeChapters, madeChaptersStore, undoChapters } from './chapters-from-results.ts';
import { ClipsDialog } from './ClipsDialog.tsx';
import { listOf } from './copy-list.ts';
import { clearSelected, selectedStore, type Result } from './search-store.ts';
import styles from './SearchView.module.css';
import { StringOutDialog } from './StringOutDialog.tsx';

/** From results to work: what can be made of those that are selected. */
export function SelectionBar(): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const selected = useStore(selectedStore, (state) => state);
  const [asked, setAsked] = useState<'clips' | 'string-out' | null>(null);
  const results = [...selected.values()];
  if (results.length === 0) return null;
  const videos = new Set(results.map(({ mediaId }) => mediaId)).size;
  return (
    <>
      <div role="toolbar" aria-label={t('search.selection')} className={styles.selection}>
        <IconButton label={t('search.selectNone')} icon={<X size={16} />} onClick={clearSelected} />
        <span role="status" className={styles.selectionCount}>
          {t('search.selected', { count: results.length, videos })}
        </span>
        <span className={styles.selectionActions}>
          <Button
            variant="primary"
            icon={<BookmarkPlus size={14} aria-hidden />}
            onClick={() => attempt(() => makeChapters(calls, results))}
          >
            {t('search.makeChapters')}
          </Button>
          <Button icon={<Scissors size={14} aria-hidden />} onClick={() => setAsked('clips')}>
            {t('search.makeClips')}
          </Button>
          <Button icon={<Clapperboard size={14} aria-hidden />} onClick={() => setAsked('string-out')}>
            {t('search.stringOut')}
          </Button>
          <Button icon={<Copy size={14} aria-hidden />} onClick={() => attempt(() => copyList(results))}>
            {t('search.copyList')}
          </Button>
        </span>
      </div>
      {asked === 'clips' && <ClipsDialog results={results} onClose={() => setAsked(null)} />}
      {asked === 'string-out' && <StringOutDialog results={results} onClose={() => setAsked(null)} />}
    </>
  );

  async function copyList(list: readonly Result[]): Promise<void> {
    await navigator.clipboard.writeText(listOf(list));
    announce(t('search.copied', { count: list.length }), true);
  }
}

/** What was made, while it can be undone from here. */
export function MadeChapters(): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const made = useStore(madeChaptersStore, (state) => state);
  return (
    <div role="status" className={styles.toasts}>
      {made !== null && (
        <div className={styles.toast}>
          <span>
            {made.isUndone === 'no'
              ? t('search.madeChapters', { count: made.count, videos: made.videos.length })
              : t(`search.undone.${made.isUndone}`)}
          </span>
          {made.isUndone === 'no' && made.count > 0 && (
            <Button onClick={() => attempt(() => undoChapters(calls))}>{t('search.undo')}</Button>
          )}
          <IconButton
            label={t('components.dismiss')}
            icon={<X size={14} />}
            onClick={() => madeChaptersStore.set(null)}
          />
        </div>
      )}
    </div>
  );
}
