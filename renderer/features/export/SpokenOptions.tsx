import { useMemo, type ReactNode } from 'react';
import type { ExportOptions, TrackExport } from '../../../core/contract/export.ts';
import { isBilingualFormat } from '../../../core/formats/bilingual/bilingual-formats.ts';
import { speakerWaysOf } from '../../../core/formats/speakers/speaker-ways.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { Select } from '../../components/Select.tsx';
import { useT } from '../../i18n/i18n.ts';

interface SpokenOptionsProps {
  readonly format: TrackExport;
  readonly options: ExportOptions;
  readonly cues: readonly TrackCue[];
  /** Those that can stand beside it in one file, the likeliest first. */
  readonly seconds: readonly SubtitleTrack[];
  readonly onChange: (options: ExportOptions) => void;
}

/** How speakers are written, and which language stands beside. */
export function SpokenOptions({ format, options, cues, seconds, onChange }: SpokenOptionsProps): ReactNode {
  const t = useT();
  const hasSpeakers = useMemo(() => cues.some(namesSpeaker), [cues]);
  const ways = speakerWaysOf(format);
  const way = options.speakers !== undefined && ways.includes(options.speakers) ? options.speakers : ways[0];
  const { second } = options;
  const below = seconds.find(({ id }) => id === second?.trackId);
  return (
    <>
      {hasSpeakers && ways.length > 1 && way !== undefined && (
        <Select
          label={t('export.speakers')}
          value={way}
          options={ways.map((value) => ({ value, label: t(`export.speakers.${value}`) }))}
          onChange={(speakers) => onChange({ ...options, speakers })}
        />
      )}
      {isBilingualFormat(format) && seconds.length > 0 && (
        <Select
          label={t('export.second')}
          value={below?.id ?? ''}
          options={[
            { value: '', label: t('export.second.none') },
            ...seconds.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(trackId) =>
            onChange({
              ...options,
              second: trackId === '' ? undefined : { trackId, isFirst: second?.isFirst ?? false },
            })
          }
        />
      )}
      {isBilingualFormat(format) && below !== undefined && (
        <Select
          label={t('export.secondOrder')}
          value={second?.isFirst === true ? 'above' : 'below'}
          options={(['below', 'above'] as const).map((value) => ({
            value,
            label: t(`export.secondOrder.${value}`, { name: below.name }),
          }))}
          onChange={(order) =>
            onChange({ ...options, second: { trackId: below.id, isFirst: order === 'above' } })
          }
        />
      )}
    </>
  );
}

function namesSpeaker({ speaker, words, text }: TrackCue): boolean {
  if (speaker !== undefined || /<v[\s.]/i.test(text)) return true;
  return words?.some((word) => word.speaker !== undefined) === true;
}
