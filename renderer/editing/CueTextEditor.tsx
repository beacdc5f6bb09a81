import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { profileOfCue } from '../../core/profiles/profiles.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { useT } from '../i18n/i18n.ts';
import { useStore } from '../stores/store.ts';
import { mergeWithPrevious } from './merge-actions.ts';
import styles from './CueTextEditor.module.css';
import { clearFocusedField, setFocusedField, startEditing, type TextHost } from './editing-store.ts';
import { focusHome } from './focus-home.ts';
import { LineCounter } from './LineCounter.tsx';
import './messages.ts';
import { noteCaret, WordAlternatives } from './WordAlternatives.tsx';
import { afterPress } from './press.ts';
import { beginTyping, draftStore, endTyping, flushTyping, shownText, typeText } from './typing.ts';
import { useAppHistory, useCaretKept } from './use-cue-field.ts';
import './vanished-text.ts';

interface CueTextEditorProps {
  readonly trackId: string;
  readonly cue: TrackCue;
  /** BCP 47 of the track: the platform checks the spelling in it, unless the cue has a language of its own. */
  readonly language: string;
  /** For the track's language. */
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

/** The text of one cue. Enter goes on to the next, Shift+Enter breaks the line, Esc leaves, see [Note: Typing]. */
export function CueTextEditor(props: CueTextEditorProps) {
  const { trackId, cue, label, host, openAt } = props;
  const language = cue.language ?? props.language;
  const profile = profileOfCue(cue, props.profile);
  const t = useT();
  const hintId = useId();
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
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isOpen]);
  const caret = useCaretKept(field, text);
  useAppHistory(field);
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
        data-cue-text=""
        aria-label={label}
        aria-describedby={hintId}
        dir="auto"
        lang={language === 'und' ? undefined : language}
        spellCheck
        rows={Math.max(1, text.split('\n').length)}
        value={text}
        onFocus={(event) => {
          startEditing(trackId, cue.id, { host });
          beginTyping(trackId, cue.id);
          setFocusedField(trackId, cue.id, event.currentTarget);
          noteCaret(event.currentTarget.selectionStart);
        }}
        onChange={(event) => {
          caret.typed(event.target.value);
          typeText(trackId, cue.id, event.target.value);
        }}
        onSelect={(event) => {
          caret.note();
          noteCaret(event.currentTarget.selectionStart);
        }}
        onKeyDown={(event) => {
          caret.note();
          handleKey(event, props);
        }}
        onBlur={(event) => {
          // Still the active element: the whole window lost the focus, not the field.
          if (document.activeElement === event.currentTarget) {
            flushTyping();
            return;
          }
          clearFocusedField(event.currentTarget);
          // See [Note: Still while pressed].
          afterPress(() => {
            if (document.activeElement === field.current && field.current !== null) return;
            endTyping(cue.id);
            props.onLeave?.();
            // A tool was pressed: it does not take the focus, and nothing else has.
            if (document.activeElement === document.body) focusHome();
          });
        }}
      />
      <WordAlternatives trackId={trackId} cue={cue} isTyped />
      <LineCounter cue={cue} text={text} profile={profile} />
      <p id={hintId} className={styles.hint}>
        {t('editing.keysHint')}
      </p>
    </div>
  );
}

function handleKey(event: KeyboardEvent<HTMLTextAreaElement>, props: CueTextEditorProps): void {
  const { trackId, cue, onEnter, onEscape } = props;
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
    flushTyping();
    onEscape();
  } else if (event.key === 'Backspace' && !modified && !event.repeat && isAtStart(event.currentTarget)) {
    if (mergeWithPrevious(trackId, cue.id)) event.preventDefault();
  } else if (modified || /^F\d/.test(event.key)) {
    // A command may follow (undo, find): it must see what was typed.
    flushTyping();
  }
}

function isAtStart({ selectionStart, selectionEnd }: HTMLTextAreaElement): boolean {
  return selectionStart === 0 && selectionEnd === 0;
}
