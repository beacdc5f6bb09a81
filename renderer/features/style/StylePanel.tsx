import type { ReactNode } from 'react';
import { useState } from 'react';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { resolveProfile } from '../../../core/profiles/profiles.ts';
import { defaultCaptionStyle } from '../../../core/style/caption-style.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import { styleOfNewTrack, styleOfTrack } from '../../../core/style/new-track.ts';
import { isUpright, sizeThatFits } from '../../../core/style/picture-fit.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { changeStyle } from '../../editing/track-actions.ts';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { pictureOf } from '../../project/picture.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeTrack, projectStore } from '../../project/project-store.ts';
import { changeSettings } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { PresetGallery } from './PresetGallery.tsx';
import styles from './Style.module.css';
import { StyleFields } from './StyleFields.tsx';

/** How the captions of the active track look. */
export function StylePanel(): ReactNode {
  const t = useT();
  const project = useStore(projectStore, (state) => (state.status === 'open' ? state.project : null));
  const track = project === null ? null : activeTrack(project);
  if (project === null || track === null) {
    return <EmptyState title={t('style.noTrack')}>{t('style.noTrackHint')}</EmptyState>;
  }
  return <StyleOfTrack key={track.id} project={project} track={track} />;
}

function StyleOfTrack({
  project,
  track,
}: {
  readonly project: OpenProject;
  readonly track: SubtitleTrack;
}): ReactNode {
  const t = useT();
  const picture = pictureOf(project.media);
  const style = styleOfTrack(track, picture);
  const change = (next: CaptionStyle): void => changeStyle(track, next);
  const reset = (): void => change(styleOfNewTrack({ captionStyle: defaultCaptionStyle }, picture, track));
  return (
    <div className={styles.panel}>
      <p className={styles.about}>{t('style.ofTrack', { track: track.name })}</p>
      <PresetGallery style={style} onChange={change} />
      <WidthHint project={project} track={track} style={style} onChange={change} />
      <StyleFields style={style} onChange={change} />
      <footer className={styles.foot}>
        <Button onClick={reset} title={t('style.resetHint')}>
          {t('style.reset')}
        </Button>
        <UseForNew style={style} />
      </footer>
    </div>
  );
}

/** The look becomes that of new tracks; what is there keeps its own. */
function UseForNew({ style }: { readonly style: CaptionStyle }): ReactNode {
  const t = useT();
  const [used, setUsed] = useState<CaptionStyle | null>(null);
  const use = async (): Promise<void> => {
    await changeSettings({ captionStyle: style });
    setUsed(style);
  };
  return (
    <>
      <Button onClick={() => attempt(use)}>{t('style.useForNew')}</Button>
      <span role="status">{used === style && t('style.usedForNew')}</span>
    </>
  );
}

interface WidthHintProps {
  readonly project: OpenProject;
  readonly track: SubtitleTrack;
  readonly style: CaptionStyle;
  readonly onChange: (style: CaptionStyle) => void;
}

/** Says when the lines that the guideline allows do not fit, and mends it. */
function WidthHint({ project, track, style, onChange }: WidthHintProps): ReactNode {
  const t = useT();
  const picture = pictureOf(project.media);
  if (picture === null) return null;
  const { language } = track;
  const line = resolveProfile(track.profile, { language, vertical: isUpright(picture) });
  const fitting = Math.floor(sizeThatFits(picture, line, style.bold) * 1000) / 1000;
  if (style.fontSize <= fitting || fitting < 0.02) return null;
  return (
    <div className={styles.hint} role="note">
      <p>
        {t('style.tooWide', {
          count: line.maxCharsPerLine,
          guideline: t(`settings.profileName.${track.profile}`),
        })}
      </p>
      <Button onClick={() => onChange({ ...style, fontSize: fitting })}>{t('style.fitWidth')}</Button>
    </div>
  );
}
