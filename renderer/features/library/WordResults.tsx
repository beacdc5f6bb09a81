import { SearchX } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { WordHit } from '../../../core/contract/search.ts';
import { visibleText } from '../../../core/cues/markup.ts';
import { isCancellation } from '../../../core/errors.ts';
import { findTerms, searchTerms } from '../../../core/find/search-words.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { formatDuration } from '../../i18n/format.ts';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import base from './Library.module.css';
import styles from './WordResults.module.css';
import { libraryStore } from './library-store.ts';
import { openAt } from './open-at.ts';

/** Typing is faster than searching. */
const delayMs = 150;

interface Found {
  readonly query: string;
  readonly hits: readonly WordHit[];
  readonly hasMore: boolean;
}

/** Where it is said, in all captions: a row opens the video there. */
export function WordResults(): ReactNode {
  const t = useT();
  const query = useStore(libraryStore, (library) => library.query);
  const { found, error } = useWordSearch(query);
  if (error !== null) return <InlineError error={error} />;
  if (found === null) return <p role="status">{t('library.searching')}</p>;
  if (found.hits.length === 0) {
    return <EmptyState icon={<SearchX size={28} />} title={t('library.noWords', { query: found.query })} />;
  }
  return <Hits found={found} />;
}

function useWordSearch(query: string): { readonly found: Found | null; readonly error: unknown } {
  const { calls } = useConnection();
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      calls['search.words']({ query }, { signal: abort.signal })
        .then((answer) => {
          setFound({ query, ...answer });
          setError(null);
        })
        .catch((cause: unknown) => {
          if (!abort.signal.aborted && !isCancellation(cause)) setError(cause);
        });
    }, delayMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [calls, query]);
  return { found, error };
}

function Hits({ found }: { readonly found: Found }): ReactNode {
  const t = useT();
  const list = useRef<HTMLOListElement>(null);
  const terms = useMemo(() => searchTerms(found.query), [found.query]);

  function pressed(event: KeyboardEvent): void {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = rows.indexOf(event.target as HTMLElement);
    const next = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : null;
    if (next === null || at < 0) return;
    event.preventDefault();
    rows[Math.min(rows.length - 1, Math.max(0, next))]?.focus();
  }

  return (
    <>
      <p role="status" className={base.muted}>
        {t(found.hasMore ? 'library.manyHits' : 'library.hits', { count: found.hits.length })}
      </p>
      <ol ref={list} className={styles.hits} aria-label={t('library.hitsName')} onKeyDown={pressed}>
        {found.hits.map((hit) => (
          <li key={hit.cueId}>
            <button type="button" className={styles.hit} onClick={() => openAt(hit)}>
              <span className={styles.hitText}>
                <Marked text={visibleText(hit.text).replaceAll('\n', ' ')} terms={terms} />
              </span>
              <span className={styles.hitPlace}>
                <span className={styles.hitName}>{hit.mediaName}</span>
                <span className={styles.hitTime}>{formatDuration(hit.startMs)}</span>
                <span className={styles.hitTrack}>{hit.trackName}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

function Marked({ text, terms }: { readonly text: string; readonly terms: readonly string[] }): ReactNode {
  let at = 0;
  const parts: ReactNode[] = [];
  for (const { start, end } of findTerms(text, terms)) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, text.slice(at)];
}
