import { AudioLines, EllipsisVertical, FileVideo, Link2, Play, Trash2, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { MediaSummary } from '../../../core/contract/media.ts';
import { Button } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../components/Menu.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { formatBytes, formatDate, formatDuration } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { forgetMedia, openMedia } from '../../workspace/workspace-store.ts';
import styles from './Library.module.css';
import { openChangedFile, replaceAndOpen } from './library-actions.ts';

export interface MediaCardProps {
  readonly media: MediaSummary;
  readonly layout: 'grid' | 'list';
}

export function MediaCard({ media, layout }: MediaCardProps): ReactNode {
  const t = useT();
  const connection = useConnection();
  const [isRemoving, setRemoving] = useState(false);
  const [error, setError] = useState<unknown>(null);

  function run(work: () => Promise<unknown>): void {
    setError(null);
    work().catch(setError);
  }
  const replaceIt = (): void => run(() => replaceAndOpen(connection, media));
  const takeIt = (): void => run(() => openChangedFile(connection, media.id));
  async function remove(): Promise<void> {
    await connection.calls['media.remove']({ mediaId: media.id });
    forgetMedia(media.id);
  }
  const open = (): void => openMedia(media.id);

  return (
    <article className={classNames(styles.card, layout === 'list' && styles.row)}>
      <button
        type="button"
        className={styles.open}
        onClick={open}
        aria-label={t('library.open', { name: media.name, duration: formatDuration(media.durationMs) })}
      >
        <Poster media={media} />
      </button>
      <div className={styles.text}>
        <p className={styles.name} title={`${media.name}\n${media.folder}`}>
          {media.name}
        </p>
        <MediaFacts media={media} isShort={layout === 'grid'} />
      </div>
      <Menu
        align="end"
        trigger={
          <IconButton
            label={t('library.more', { name: media.name })}
            icon={<EllipsisVertical size={16} />}
            className={styles.more}
          />
        }
      >
        <MenuItem icon={<Play size={14} />} onSelect={open}>
          {t('library.openIt')}
        </MenuItem>
        <MenuItem icon={<Link2 size={14} />} onSelect={replaceIt}>
          {t(media.present ? 'command.project.replaceVideo' : 'library.relink')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 size={14} />} onSelect={() => setRemoving(true)}>
          {t('library.remove')}
        </MenuItem>
      </Menu>
      {!media.present && (
        <div className={styles.missing}>
          <TriangleAlert size={14} aria-hidden />
          <span>{t(media.isChanged ? 'library.changed' : 'library.missing')}</span>
          {media.isChanged ? (
            <Button onClick={takeIt}>{t('library.useChanged')}</Button>
          ) : (
            <Button onClick={replaceIt}>{t('library.relink')}</Button>
          )}
        </div>
      )}
      {isRemoving && (
        <RemoveQuestion
          trackCount={media.trackCount}
          onAnswer={(isSure) => {
            setRemoving(false);
            if (isSure) run(remove);
          }}
        />
      )}
      {error !== null && (
        <InlineError className={styles.whole} error={error} onDismiss={() => setError(null)} />
      )}
    </article>
  );
}

function Poster({ media }: { readonly media: MediaSummary }): ReactNode {
  const Icon = media.hasVideo ? FileVideo : AudioLines;
  return (
    <span className={styles.poster}>
      {media.posterUrl === null ? (
        <Icon size={28} aria-hidden />
      ) : (
        <img src={media.posterUrl} alt="" loading="lazy" decoding="async" />
      )}
      <span className={styles.duration}>{formatDuration(media.durationMs)}</span>
    </span>
  );
}

interface MediaFactsProps {
  readonly media: MediaSummary;
  readonly isShort: boolean;
}

function MediaFacts({ media, isShort }: MediaFactsProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const facts = [
    media.isSample ? t('library.sample') : null,
    media.trackCount > 0 ? t('library.tracks', { count: media.trackCount }) : null,
    !isShort && media.width !== null && media.height !== null ? `${media.width} × ${media.height}` : null,
    isShort ? null : formatBytes(media.bytes, locale),
    formatDate(media.openedAt ?? media.addedAt, locale),
  ].filter((fact) => fact !== null);
  return <p className={styles.facts}>{facts.join(' · ')}</p>;
}

interface RemoveQuestionProps {
  readonly trackCount: number;
  readonly onAnswer: (isSure: boolean) => void;
}

function RemoveQuestion({ trackCount, onAnswer }: RemoveQuestionProps): ReactNode {
  const t = useT();
  return (
    <div className={styles.question} role="group" aria-label={t('library.remove')}>
      <p>{t('library.removeQuestion', { count: trackCount })}</p>
      <div className={styles.answers}>
        <Button variant="danger" onClick={() => onAnswer(true)}>
          {t('library.removeSure')}
        </Button>
        <Button autoFocus onClick={() => onAnswer(false)}>
          {t('library.keep')}
        </Button>
      </div>
    </div>
  );
}
