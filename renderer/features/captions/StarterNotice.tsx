import { useState, type ReactNode } from 'react';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { Button } from '../../components/Button.tsx';
import { NoteStrip } from '../../components/Note.tsx';
import { useT } from '../../i18n/i18n.ts';
import { activeTrack, projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { openPanel } from '../../workspace/panels.ts';
import { isStarter, useModels } from '../models/index.ts';
import './messages.ts';

/** Above captions that a starter wrote from a person's own video: they are no sign of what a real model does. */
export function StarterNotice(): ReactNode {
  const track = useStore(projectStore, (state) =>
    state.status === 'open' && !state.project.media.isSample ? activeTrack(state.project) : null,
  );
  return track?.model === undefined ? null : <NoticeOf key={track.id} track={track} />;
}

/** Those that were dismissed, until the page is closed. */
const seen = new Set<string>();

function NoticeOf({ track }: { readonly track: SubtitleTrack }): ReactNode {
  const t = useT();
  const { list } = useModels();
  const [isSeen, setSeen] = useState(seen.has(track.id));
  const writer = list?.find(({ id }) => id === track.model);
  if (isSeen || writer === undefined || !isStarter(writer)) return null;
  return (
    <NoteStrip
      actions={<Button onClick={() => openPanel('captions')}>{t('captions.starterAgain')}</Button>}
      onDismiss={() => {
        seen.add(track.id);
        setSeen(true);
      }}
    >
      {t('captions.starterWrote')}
    </NoteStrip>
  );
}
