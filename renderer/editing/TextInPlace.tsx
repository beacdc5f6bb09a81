import type { TrackCue } from '../../core/project/track-cue.ts';
import { useT } from '../i18n/i18n.ts';
import { profileOf } from '../project/edit-context.ts';
import { activeTrack, openProject } from '../project/project-store.ts';
import { useStore } from '../stores/store.ts';
import { CueTextEditor } from './CueTextEditor.tsx';
import { editingStore, stopEditing } from './editing-store.ts';
import type { TextHost } from './editing-store.ts';
import './messages.ts';

/** Whether the text of the cue is being edited there. */
export function useIsEdited(host: TextHost, cueId: string): boolean {
  return useStore(editingStore, (state) => state?.host === host && state.cueId === cueId);
}

interface TextInPlaceProps {
  readonly host: TextHost;
  /** Of the active track. */
  readonly cue: TrackCue;
  /** Of the cue, from 1. */
  readonly number: number;
  readonly onEnter: () => void;
}

/** The text of a cue in a row that is no row of the list, open while it is edited there. */
export function TextInPlace({ host, cue, number, onEnter }: TextInPlaceProps) {
  const t = useT();
  const edited = useStore(editingStore, (state) =>
    state?.host === host && state.cueId === cue.id ? state : null,
  );
  const project = openProject();
  const track = project === null ? null : activeTrack(project);
  if (edited === null || project === null || track === null) return null;
  return (
    <CueTextEditor
      trackId={track.id}
      cue={cue}
      language={track.language}
      profile={profileOf(track, project.media)}
      label={t('editing.editText', { number })}
      host={host}
      openAt={edited.caret}
      onEnter={onEnter}
      onEscape={stopEditing}
      onLeave={() => {
        const now = editingStore.get();
        if (now?.host === host && now.cueId === cue.id) stopEditing();
      }}
    />
  );
}
