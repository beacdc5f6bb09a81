import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { cutOfPicture, type PictureCut } from '../../../core/style/cut-of-picture.ts';
import { useT } from '../../i18n/i18n.ts';
import type { PictureBox } from '../../player/caption-look.ts';
import { cropStore, type Crop } from '../../player/crop.ts';
import { useStore } from '../../stores/store.ts';
import styles from './Player.module.css';

/** What an export keeps of the picture: a frame that the pointer and the arrow keys move. */
export function CropFrame({ box }: { readonly box: PictureBox }): ReactNode {
  const crop = useStore(cropStore, (value) => value);
  const cut = crop === null ? null : cutOfPicture(box, crop.picture);
  if (crop === null || cut === null) return null;
  return (
    <div className={styles.crop} style={box}>
      <Frame crop={crop} cut={cut} box={box} />
    </div>
  );
}

interface FrameProps {
  readonly crop: Crop;
  readonly cut: PictureCut;
  readonly box: PictureBox;
}

const step = 0.01;
const pageStep = 0.1;

function Frame({ crop, cut, box }: FrameProps): ReactNode {
  const t = useT();
  const grip = useRef<{ readonly at: number; readonly offset: number } | null>(null);
  const isAcross = cut.width < 1;
  const roomPx = isAcross ? box.width * (1 - cut.width) : box.height * (1 - cut.height);
  const move = (offset: number): void => crop.move(Math.min(1, Math.max(0, offset)));
  const along = (event: PointerEvent): number => (isAcross ? event.clientX : event.clientY);

  function pressed(event: KeyboardEvent): void {
    const offset = offsetAfterKey(event, cut.offset);
    if (offset === null) return;
    move(offset);
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.cropFrame}
      data-across={isAcross}
      style={{
        left: percent(cut.left),
        top: percent(cut.top),
        width: percent(cut.width),
        height: percent(cut.height),
      }}
      aria-label={t('player.crop')}
      aria-orientation={isAcross ? 'horizontal' : 'vertical'}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(cut.offset * 100)}
      onKeyDown={pressed}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { at: along(event), offset: cut.offset };
      }}
      onPointerMove={(event) => {
        if (grip.current !== null && roomPx > 0) {
          move(grip.current.offset + (along(event) - grip.current.at) / roomPx);
        }
      }}
      onPointerUp={() => (grip.current = null)}
      onPointerCancel={() => (grip.current = null)}
    />
  );
}

function offsetAfterKey({ key, shiftKey }: KeyboardEvent, offset: number): number | null {
  const by = shiftKey ? pageStep : step;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return offset - by;
    case 'ArrowRight':
    case 'ArrowDown':
      return offset + by;
    case 'PageUp':
      return offset - pageStep;
    case 'PageDown':
      return offset + pageStep;
    case 'Home':
      return 0;
    case 'End':
      return 1;
    default:
      return null;
  }
}

function percent(share: number): string {
  return `${share * 100}%`;
}
