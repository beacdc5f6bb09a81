import { useEffect, useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { Profile } from '../../core/profiles/profile.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { useStore } from '../stores/store.ts';
import styles from './CueTextEditor.module.css';
import { clearFocusedField, setFocusedField, startEditing, type TextHost } from './editing-store.ts';
import { LineCounter } from './LineCounter.tsx';
import {
  beginTyping,
  cancelTyping,
  draftStore,
  endTyping,
  flushTyping,
  shownText,
  typeText,
} from './typing.ts';

interface CueTextEditorProps {
  readonly trackId: string;
  readonly cue: TrackCue;
  /** BCP 47 of the track: the platform checks the spelling in it. */
  readonly language: string;
  readonly profile: Profile;
  readonly label: string;
  /** Where on the page it stands. */
  readonly host: TextHost;
  /** Takes the focus when this is set and puts the caret there; null: at the end. Absent: it waits. */
  readonly openAt?: number | null;
  readonly onEnter: () => void;
  readonly onEscape: () => void;
  /** The focus went elsewhere in the page. */
  readonly onLeave?: () => void;
}

/** The text of one cue. Enter commits, Shift+Enter breaks the line, Esc takes everything back, see [Note: Typing]. */
export function CueTextEditor(props: CueTextEditorProps) {
  const { trackId, cue, language, profile, label, host, openAt } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useStore(draftStore, (state) => (state?.cueId === cue.id ? state : null));
  const text = shownText(cue, draft);

  const isOpen = openAt !== undefined;
  useLayoutEffect(() => {
    const element = field.current;
    if (!isOpen || element === null || element === document.activeElement) return;
    element.focus({ preventScroll: true });
    // Not selected as a whole: a key pressed too many would replace the text.
    const offset = openAt ?? element.value.length;
    element.setSelectionRange(offset, offset);
    // Only when it is opened: the caret is the person's from then on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOpen]);
  useEffect(() => {
    const element = field.current;
    return () => {
      flushTyping();
      if (element !== null) clearFocusedField(element);
    };
  }, [cue.id]);

  return (
    <div className={styles.editor}>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={label}
        dir="auto"
        lang={language === 'und' ? undefined : language}
        spellCheck
        rows={Math.max(1, text.split('\n').length)}
        value={text}
        onFocus={(event) => {
          startEditing(trackId, cue.id, { host });
          beginTyping(trackId, cue.id);
          setFocusedField(trackId, cue.id, event.currentTarget);
        }}
        onChange={(event) => typeText(trackId, cue.id, event.target.value)}
        onKeyDown={(event) => handleKey(event, props)}
        onBlur={(event) => {
          // Still the active element: the whole window lost the focus, not the field.
          if (document.activeElement === event.currentTarget) {
            flushTyping();
            return;
          }
          clearFocusedField(event.currentTarget);
          endTyping();
          props.onLeave?.();
        }}
      />
      <LineCounter cue={cue} text={text} profile={profile} />
    </div>
  );
}

function handleKey(event: KeyboardEvent, { onEnter, onEscape }: CueTextEditorProps): void {
  // Enter and Esc while an input method is open belong to it.
  if (event.nativeEvent.isComposing) return;
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  if (event.key === 'Enter' && !event.shiftKey && !modified) {
    event.preventDefault();
    event.stopPropagation();
    flushTyping();
    onEnter();
  } else if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    cancelTyping();
    onEscape();
  } else if (modified || /^F\d/.test(event.key)) {
    // A command may follow (undo, find): it must see what was typed.
    flushTyping();
  }
}
