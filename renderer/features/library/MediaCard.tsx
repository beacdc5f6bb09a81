import {
  AudioLines,
  EllipsisVertical,
  FileVideo,
  Link2,
  Play,
  Tag,
  Trash2,
  TriangleAlert,
} from 'lucide-react';
import { memo, useState, type MouseEvent, type ReactNode } from 'react';
import type { MediaSummary } from '../../../core/contract/media.ts';
import { languageName } from '../../../core/language/language-name.ts';
import { Button } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../components/Menu.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { formatBytes, formatDate, formatDuration } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { openMedia } from '../../workspace/workspace-store.ts';
import type { SelectHow } from '../files/index.ts';
import { askToRemove } from './ask-to-remove.ts';
import type { CardState } from './card-state.ts';
import { CardStatus } from './CardStatus.tsx';
import status from './CardStatus.module.css';
import styles from './MediaCard.module.css';
import { CardLabels } from './CardLabels.tsx';
import { labelledStore } from './label-actions.ts';
import { openChangedFile, replaceAndOpen } from './library-actions.ts';

export interface MediaCardProps {
  readonly media: MediaSummary;
  readonly state: CardState;
  readonly layout: 'grid' | 'list';
  readonly isSelected: boolean;
  /** Some are selected: a press selects, too. */
  readonly isSelecting: boolean;
  /** The same one for all cards: only those that changed are drawn again. */
  readonly onSelect: (mediaId: string, how: SelectHow) => void;
}

export const MediaCard = memo(function MediaCard({
  media,
  state,
  layout,
  isSelected,
  isSelecting,
  onSelect: selectById,
}: MediaCardProps): ReactNode {
  const onSelect = (how: SelectHow): void => selectById(media.id, how);
  const t = useT();
  const connection = useConnection();
  const [error, setError] = useState<unknown>(null);

  function run(work: () => Promise<unknown>): void {
    setError(null);
    work().catch(setError);
  }
  const replaceIt = (): void => run(() => replaceAndOpen(connection, media));
  const takeIt = (): void => run(() => openChangedFile(connection, media.id));
  const open = (): void => openMedia(media.id);

  function pressed(event: MouseEvent): void {
    if (event.shiftKey) onSelect('range');
    else if (event.ctrlKey || event.metaKey || isSelecting) onSelect('toggle');
    else open();
  }

  return (
    <article
      className={classNames(styles.card, layout === 'list' && styles.row, isSelected && styles.selected)}
      aria-label={media.name}
    >
      <button
        type="button"
        className={styles.open}
        onClick={pressed}
        data-opens
        aria-label={t('library.open', { name: media.name, duration: formatDuration(media.durationMs) })}
      >
        <Poster media={media} />
      </button>
      <input
        type="checkbox"
        className={classNames(styles.check, isSelecting && styles.shown)}
        checked={isSelected}
        aria-label={t('library.select', { name: media.name })}
        onChange={() => onSelect('toggle')}
      />
      <div className={styles.text}>
        <p className={styles.name} title={`${media.name}\n${media.folder}`}>
          {media.name}
        </p>
        <MediaFacts media={media} isShort={layout === 'grid'} />
        <CardLabels media={media} />
        {media.present ? (
          <CardStatus state={state} name={media.name} />
        ) : (
          <p className={status.status} data-state="missing">
            <TriangleAlert size={14} aria-hidden />
            <span className={status.reason} title={media.isUnplugged ? media.folder : undefined}>
              {t(
                media.isChanged
                  ? 'library.changed'
                  : media.isUnplugged
                    ? 'library.unplugged'
                    : 'library.missing',
              )}
            </span>
            {!media.isUnplugged && (
              <Button className={status.retry} onClick={media.isChanged ? takeIt : replaceIt}>
                {t(media.isChanged ? 'library.useChanged' : 'library.relink')}
              </Button>
            )}
          </p>
        )}
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
        <MenuItem icon={<Tag size={14} />} onSelect={() => labelledStore.set([media.id])}>
          {t('library.labels')}
        </MenuItem>
        <MenuItem icon={<Link2 size={14} />} onSelect={replaceIt}>
          {t(media.present ? 'command.project.replaceVideo' : 'library.relink')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 size={14} />} onSelect={() => askToRemove(connection, [media])}>
          {t('library.remove')}
        </MenuItem>
      </Menu>
      {error !== null && (
        <InlineError className={styles.whole} error={error} onDismiss={() => setError(null)} />
      )}
    </article>
  );
});

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

const maxLanguages = 3;

function MediaFacts({ media, isShort }: MediaFactsProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const languages = media.languages.filter((language) => language !== 'und');
  const named = languages.slice(0, maxLanguages).map((language) => languageName(language, locale));
  const facts = [
    media.isSample ? t('library.sample') : folderName(media.folder),
    media.trackCount > 0 ? t('library.tracks', { count: media.trackCount }) : null,
    languages.length > maxLanguages ? [...named, '…'].join(', ') : named.join(', '),
    !isShort && media.width !== null && media.height !== null ? `${media.width} × ${media.height}` : null,
    isShort ? null : formatBytes(media.bytes, locale),
    formatDate(media.openedAt ?? media.addedAt, locale),
  ].filter((fact) => fact !== null && fact !== '');
  return (
    <p className={styles.facts} title={media.isSample ? undefined : media.folder}>
      {facts.join(' · ')}
    </p>
  );
}

/** The last part says most; the whole is in the tooltip. */
function folderName(folder: string): string {
  return folder.split(/[/\\]/).findLast((part) => part !== '') ?? folder;
}
