import {
  AudioLines,
  EllipsisVertical,
  EyeOff,
  FileVideo,
  Image,
  Play,
  Quote,
  SquareArrowOutUpRight,
} from 'lucide-react';
import { useRef, useState, type MouseEvent, type ReactNode } from 'react';
import type { Moment, MomentReason } from '../../../core/contract/search.ts';
import { classNames } from '../../components/class-names.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { ContextMenu, Menu, MenuItem, MenuSeparator, type PointOnPage } from '../../components/Menu.tsx';
import { formatDuration } from '../../i18n/format.ts';
import { useT } from '../../i18n/i18n.ts';
import { Excerpt } from './Excerpt.tsx';
import { legIcons } from './leg-icons.ts';
import { openMoment } from './open-moment.ts';
import styles from './ResultList.module.css';
import type { Row } from './rows.ts';
import {
  askForMoreLike,
  exclude,
  playedStore,
  resultOf,
  toggleSelected,
  type Result,
} from './search-store.ts';

export interface RowPlace {
  readonly id: string;
  readonly index: number;
  /** CSS pixels. */
  readonly top: number;
  readonly height: number;
  readonly isActive: boolean;
}

interface MomentRowProps {
  readonly row: Extract<Row, { kind: 'moment' }>;
  readonly place: RowPlace;
  readonly isSelected: boolean;
  readonly isPlayed: boolean;
  readonly onPoint: (index: number) => void;
}

export function MomentRow({
  row: { video, moment },
  place,
  isSelected,
  isPlayed,
  onPoint,
}: MomentRowProps): ReactNode {
  const t = useT();
  const [menuAt, setMenuAt] = useState<PointOnPage | null>(null);
  const row = useRef<HTMLDivElement>(null);
  const result = resultOf(video, moment);
  const time = formatDuration(shownMs(moment.reasons, moment.startMs));
  const words = moment.reasons.find(({ text }) => text !== null);
  const why = moment.reasons.map(({ leg }) => t(`search.leg.${leg}`)).join(t('search.separator'));

  function pressed(event: MouseEvent): void {
    onPoint(place.index);
    if (event.ctrlKey || event.metaKey || event.shiftKey) toggleSelected(result);
    else playedStore.set(result);
  }
  function menu(event: MouseEvent): void {
    event.preventDefault();
    onPoint(place.index);
    const box = row.current?.getBoundingClientRect();
    // The menu key comes without a place.
    const isByKey = event.clientX === 0 && event.clientY === 0;
    setMenuAt(
      isByKey && box !== undefined
        ? { x: box.left + 48, y: box.top + 24 }
        : { x: event.clientX, y: event.clientY },
    );
  }
  return (
    <div
      ref={row}
      id={place.id}
      role="row"
      aria-rowindex={place.index + 1}
      aria-selected={isSelected}
      className={classNames(styles.moment, isSelected && styles.selected, isPlayed && styles.played)}
      data-active={place.isActive || undefined}
      style={{ transform: `translateY(${place.top}px)`, height: place.height }}
      onContextMenu={menu}
    >
      <div role="gridcell" className={styles.check}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isSelected}
          aria-label={t('search.select', { name: video.mediaName, time })}
          onChange={() => toggleSelected(result)}
        />
      </div>
      <div
        role="gridcell"
        className={styles.main}
        aria-label={t('search.resultName', {
          ...{ text: words?.text ?? t('search.onlySeen'), time, name: video.mediaName, why },
        })}
        onClick={pressed}
        onDoubleClick={() => openMoment(result)}
      >
        <Picture moment={moment} time={time} />
        <span className={styles.about}>
          <Words reason={words} />
          <Reasons reasons={moment.reasons} folded={moment.folded.length} />
        </span>
      </div>
      <div role="gridcell" className={styles.tools}>
        <IconButton
          label={t('search.open', { time })}
          tabIndex={-1}
          icon={<SquareArrowOutUpRight size={15} />}
          onClick={() => openMoment(result)}
        />
        <Menu
          align="end"
          trigger={
            <IconButton
              label={t('search.moreFor', { time })}
              tabIndex={-1}
              icon={<EllipsisVertical size={15} />}
            />
          }
        >
          <Items result={result} />
        </Menu>
        {menuAt !== null && (
          <ContextMenu at={menuAt} label={t('search.moreFor', { time })} onClose={() => setMenuAt(null)}>
            <Items result={result} />
          </ContextMenu>
        )}
      </div>
    </div>
  );
}

interface PictureProps {
  readonly moment: Moment;
  readonly time: string;
}

/** Before the video's pictures are indexed there is none; another answer tries again. */
function Picture({ moment, time }: PictureProps): ReactNode {
  const [missing, setMissing] = useState<Moment | null>(null);
  const { pictureUrl } = moment;
  const Icon = pictureUrl === null ? AudioLines : FileVideo;
  return (
    <span className={styles.picture}>
      {pictureUrl === null || missing === moment ? (
        <Icon size={22} aria-hidden />
      ) : (
        <img
          src={pictureUrl}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setMissing(moment)}
        />
      )}
      <span className={styles.time}>{time}</span>
    </span>
  );
}

/** Where the sentence begins, or the picture is. */
function shownMs([reason]: readonly MomentReason[], startMs: number): number {
  return reason?.timeMs ?? startMs;
}

function Words({ reason }: { readonly reason: MomentReason | undefined }): ReactNode {
  const t = useT();
  if (reason === undefined) return <span className={styles.silent}>{t('search.onlySeen')}</span>;
  return (
    <span className={styles.words} dir="auto" lang={reason.language ?? undefined}>
      <Excerpt reason={reason} />
    </span>
  );
}

interface ReasonsProps {
  readonly reasons: readonly MomentReason[];
  readonly folded: number;
}

/** Why it is here. */
function Reasons({ reasons, folded }: ReasonsProps): ReactNode {
  const t = useT();
  const speaker = reasons.find((reason) => reason.speaker !== null)?.speaker ?? null;
  const source = reasons.find((reason) => reason.source !== null)?.source ?? null;
  return (
    <span className={styles.reasons}>
      {reasons.map(({ leg }) => {
        const Icon = legIcons[leg];
        return (
          <span key={leg} className={styles.reason} data-leg={leg}>
            <Icon size={12} aria-hidden />
            {t(`search.leg.${leg}`)}
          </span>
        );
      })}
      {speaker !== null && <span className={styles.fact}>{speaker}</span>}
      {source !== null && source !== 'speech' && source !== 'picture' && (
        <span className={styles.fact}>{t(`search.source.${source}`)}</span>
      )}
      {folded > 0 && (
        <span className={classNames(styles.fact, styles.alike)}>{t('search.folded', { count: folded })}</span>
      )}
    </span>
  );
}

const icon = 14;

function Items({ result }: { readonly result: Result }): ReactNode {
  const t = useT();
  const { mediaId, mediaName, moment } = result;
  const seenMs = moment.reasons.find(({ leg }) => leg === 'seen')?.timeMs;
  const timeMs = seenMs ?? shownMs(moment.reasons, moment.startMs);
  const label = `${mediaName} ${formatDuration(timeMs)}`;
  const { startMs, endMs, pictureUrl } = moment;
  return (
    <>
      <MenuItem icon={<Play size={icon} />} onSelect={() => playedStore.set({ ...result })}>
        {t('search.play')}
      </MenuItem>
      <MenuItem icon={<SquareArrowOutUpRight size={icon} />} onSelect={() => openMoment(result)}>
        {t('search.openIt')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<Image size={icon} />}
        disabled={pictureUrl === null}
        onSelect={() => askForMoreLike({ example: { kind: 'frame', mediaId, timeMs }, label, pictureUrl })}
      >
        {t('search.likeFrame')}
      </MenuItem>
      <MenuItem
        icon={<Quote size={icon} />}
        onSelect={() =>
          askForMoreLike({
            ...{ example: { kind: 'passage', mediaId, startMs, endMs }, label, pictureUrl: null },
          })
        }
      >
        {t('search.likePassage')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<EyeOff size={icon} />} onSelect={() => exclude(moment)}>
        {t('search.exclude')}
      </MenuItem>
    </>
  );
}
