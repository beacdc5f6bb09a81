import { Crosshair, TextCursorInput } from 'lucide-react';
import { chineseScripts } from '../../../core/language/chinese-script.ts';
import { framesPerSecond, parseFrameRate } from '../../../core/time/frame-rate.ts';
import type { FrameRate } from '../../../core/time/frame-rate.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import { playhead } from '../../player/playhead.ts';
import { frameRateOf } from '../../project/edit-context.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { currentCue } from '../../editing/cue-actions.ts';
import { formatTime, parseTimeText } from '../../editing/time-text.ts';
import styles from './BulkPanel.module.css';
import { changeSettings } from './bulk-store.ts';
import type { BulkSettings, BulkSettingsOf } from './operations.ts';
import { parseShift } from './operations.ts';

interface BulkFieldsProps {
  readonly project: OpenProject;
  readonly settings: BulkSettings;
}

/** What the chosen operation needs to know. */
export function BulkFields({ project, settings }: BulkFieldsProps) {
  const frameRate = frameRateOf(project);
  switch (settings.operation) {
    case 'shift':
      return <ShiftField settings={settings} frameRate={frameRate} />;
    case 'stretch':
      return <Anchors settings={settings} frameRate={frameRate} />;
    case 'frameRate':
      return <FrameRates settings={settings} frameRate={frameRate} />;
    case 'changeCase':
      return <LetterCases settings={settings} />;
    case 'chineseScript':
      return <Scripts settings={settings} />;
    case 'duplicate':
      return <Targets project={project} settings={settings} />;
    default:
      return null;
  }
}

interface RatedProps<Name extends BulkSettings['operation']> {
  readonly settings: BulkSettingsOf<Name>;
  readonly frameRate: FrameRate;
}

function ShiftField({ settings, frameRate }: RatedProps<'shift'>) {
  const t = useT();
  const isTime = parseShift({ frameRate }, settings.by) !== null;
  return (
    <TextField
      label={t('bulk.shiftBy')}
      value={settings.by}
      {...(isTime ? { hint: t('bulk.shiftHint') } : { error: t('bulk.badShift') })}
      onChange={(by) => changeSettings('shift', { by })}
    />
  );
}

function Anchors({ settings, frameRate }: RatedProps<'stretch'>) {
  const t = useT();
  const field = (key: 'firstFrom' | 'firstTo' | 'secondFrom' | 'secondTo') => {
    const value = settings[key];
    const isBad = value !== '' && parseTimeText(value, { frameRate, fromMs: 0 }) === null;
    const isFrom = key === 'firstFrom' || key === 'secondFrom';
    const set = (ms: number) => changeSettings('stretch', { [key]: formatTime(ms, false) });
    return (
      <div className={styles.anchor}>
        <TextField
          label={t(isFrom ? 'bulk.anchorFrom' : 'bulk.anchorTo')}
          value={value}
          placeholder="1:02.500"
          {...(isBad ? { error: t('editing.badTime') } : {})}
          onChange={(typed) => changeSettings('stretch', { [key]: typed })}
        />
        {isFrom ? (
          <IconButton
            label={t('bulk.takeCue')}
            icon={<TextCursorInput size={14} />}
            onClick={() => {
              const cue = currentCue();
              if (cue !== null) set(cue.startMs);
            }}
          />
        ) : (
          <IconButton
            label={t('bulk.takePlayhead')}
            icon={<Crosshair size={14} />}
            onClick={() => set(playhead.get().timeMs)}
          />
        )}
      </div>
    );
  };
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t('bulk.firstAnchor')}</legend>
        {field('firstFrom')}
        {field('firstTo')}
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('bulk.secondAnchor')}</legend>
        {field('secondFrom')}
        {field('secondTo')}
      </fieldset>
      <p className={styles.hint}>{t('bulk.anchorHint')}</p>
    </>
  );
}

const frameRates = ['23.976', '24', '25', '29.97', '30', '48', '50', '59.94', '60'];

function FrameRates({ settings, frameRate }: RatedProps<'frameRate'>) {
  const t = useT();
  const own = String(Math.round(framesPerSecond(frameRate) * 1000) / 1000);
  const rates = [...new Set([...frameRates, own])].toSorted((a, b) => Number(a) - Number(b));
  const options = rates.map((rate) => ({
    value: rate,
    label: isSameRate(rate, frameRate) ? t('bulk.rateOfVideo', { rate }) : rate,
  }));
  return (
    <div className={styles.group}>
      <Select
        label={t('bulk.rateFrom')}
        value={settings.from}
        options={options}
        onChange={(from) => changeSettings('frameRate', { from })}
      />
      <Select
        label={t('bulk.rateTo')}
        value={settings.to}
        options={options}
        onChange={(to) => changeSettings('frameRate', { to })}
      />
    </div>
  );
}

function isSameRate(rate: string, other: FrameRate): boolean {
  const parsed = parseFrameRate(rate);
  return parsed?.numerator === other.numerator && parsed.denominator === other.denominator;
}

function LetterCases({ settings }: { readonly settings: BulkSettingsOf<'changeCase'> }) {
  const t = useT();
  const cases = ['sentence', 'title', 'upper', 'lower'] as const;
  return (
    <Select
      label={t('bulk.letterCase')}
      value={settings.letterCase}
      options={cases.map((value) => ({ value, label: t(`bulk.case.${value}`) }))}
      onChange={(letterCase) => changeSettings('changeCase', { letterCase })}
    />
  );
}

function Scripts({ settings }: { readonly settings: BulkSettingsOf<'chineseScript'> }) {
  const t = useT();
  return (
    <Select
      label={t('bulk.script')}
      value={settings.script}
      options={chineseScripts.map((value) => ({ value, label: t(`bulk.script.${value}`) }))}
      onChange={(script) => changeSettings('chineseScript', { script })}
    />
  );
}

interface TargetsProps {
  readonly project: OpenProject;
  readonly settings: BulkSettingsOf<'duplicate'>;
}

function Targets({ project, settings }: TargetsProps) {
  const t = useT();
  const others = project.tracks.filter(({ id }) => id !== project.activeTrackId);
  if (others.length === 0) return <p className={styles.hint}>{t('bulk.noTarget')}</p>;
  return (
    <Select
      label={t('bulk.target')}
      value={settings.targetTrackId}
      options={[
        { value: '', label: t('bulk.chooseTarget') },
        ...others.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(targetTrackId) => changeSettings('duplicate', { targetTrackId })}
    />
  );
}
