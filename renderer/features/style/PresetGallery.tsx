import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { defaultCaptionStyle } from '../../../core/style/caption-style.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import { presetIds, presetOf, withPreset } from '../../../core/style/presets.ts';
import type { PresetId } from '../../../core/style/presets.ts';
import { visibleText } from '../../../core/cues/markup.ts';
import { useT } from '../../i18n/i18n.ts';
import { captionGround, captionText } from '../../player/caption-look.ts';
import { drawCurrentFrame } from '../../player/current-frame.ts';
import { playhead } from '../../player/playhead.ts';
import { currentCueOf, projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import styles from './Style.module.css';

export interface PresetGalleryProps {
  readonly style: CaptionStyle;
  /** With the look of a preset. */
  readonly onChange: (style: CaptionStyle) => void;
}

/** Looks on the frame that the player shows, with the words of the current cue. */
export function PresetGallery({ style, onChange }: PresetGalleryProps): ReactNode {
  const t = useT();
  const list = useRef<HTMLUListElement>(null);
  useFrames(list);
  const words = useSampleWords();
  const present = presetOf(style);
  return (
    <section aria-labelledby="style-presets">
      <h3 id="style-presets">{t('style.presets')}</h3>
      <ul ref={list} className={styles.presets}>
        {presetIds.map((id) => (
          <li key={id}>
            <button
              type="button"
              className={styles.preset}
              aria-pressed={present === id}
              onClick={() => onChange(withPreset(style, id))}
            >
              <PresetSample id={id} words={words} />
              <span>{t(`style.preset.${id}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Pixels of a sample's picture, and of its letters in the size of the default. */
const sample = { width: 176, height: 99, letters: 12 } as const;

function PresetSample({ id, words }: { readonly id: PresetId; readonly words: string }): ReactNode {
  // In the size of the preset itself: in a narrow picture nobody could judge a smaller one.
  const look = withPreset(defaultCaptionStyle, id);
  return (
    <span className={styles.sample} aria-hidden>
      <canvas width={sample.width} height={sample.height} />
      <span
        className={styles.sampleText}
        style={captionText(look, (sample.letters * look.fontSize) / defaultCaptionStyle.fontSize)}
      >
        <span style={captionGround(look)}>{words}</span>
      </span>
    </span>
  );
}

const maxSampleLength = 26;

/** The first words of the current cue, as many as a sample has room for. */
function useSampleWords(): string {
  const t = useT();
  const text = useStore(projectStore, (state) =>
    state.status === 'open' ? (currentCueOf(state.project)?.text ?? '') : '',
  );
  const words = visibleText(text).split(/\s+/).filter(Boolean);
  let said = '';
  for (const word of words) {
    if (`${said} ${word}`.length > maxSampleLength && said !== '') break;
    said = `${said} ${word}`.trim().slice(0, maxSampleLength);
  }
  return said === '' ? t('style.sample') : said;
}

/** Frames change all the time while a video plays; samples need not. */
const redrawMs = 400;

function useFrames(list: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const draw = (): void => {
      waiting = undefined;
      for (const canvas of list.current?.querySelectorAll('canvas') ?? []) drawCurrentFrame(canvas);
    };
    draw();
    const stop = playhead.subscribe(() => {
      waiting ??= setTimeout(draw, redrawMs);
    });
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [list]);
}
