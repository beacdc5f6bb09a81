import {
  CaseSensitive,
  ChevronDown,
  ChevronRight,
  ChevronUp,
  Regex,
  TextSelect,
  WholeWord,
  X,
} from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { runCommand } from '../../commands/command.ts';
import { classNames } from '../../components/class-names.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import type { Translate } from '../../i18n/i18n.ts';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { changeQuery, changeReplacement, closeFind, toggleReplacing, toggleWithin } from './find-actions.ts';
import styles from './FindBar.module.css';
import type { FindState } from './find-store.ts';
import { findStore } from './find-store.ts';
import './messages.ts';

/** Find and replace above the list; nothing while it is closed. */
export function FindBar() {
  const state = useStore(findStore, (current) => current);
  return state.open ? <OpenFindBar state={state} /> : null;
}

function OpenFindBar({ state }: { readonly state: FindState }) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  const statusId = useId();
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [state.asked]);
  const close = () => {
    closeFind();
    document.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
  };
  const onKeys = (event: KeyboardEvent, onEnter: () => void) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey) onEnter();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
    close();
    event.preventDefault();
    event.stopPropagation();
  };
  // The button is disabled once nothing is left to replace, and would take the focus with it.
  const replaceAll = () => {
    field.current?.focus();
    runCommand('find.replaceAll');
  };
  const { query, problem } = state;
  return (
    <div role="search" className={styles.bar} aria-label={t('find.name')} onKeyDown={onEscape}>
      <IconButton
        label={t('find.showReplace')}
        aria-expanded={state.replacing}
        icon={
          state.replacing ? <ChevronDown size={15} /> : <ChevronRight size={15} className={styles.arrow} />
        }
        onClick={toggleReplacing}
      />
      <div className={styles.rows}>
        <div className={styles.row}>
          <input
            ref={field}
            type="text"
            className={styles.field}
            aria-label={t('find.query')}
            placeholder={t('find.query')}
            aria-invalid={problem !== null}
            aria-describedby={statusId}
            autoComplete="off"
            spellCheck={false}
            dir="auto"
            maxLength={1000}
            value={query.text}
            onChange={(event) => changeQuery({ text: event.target.value })}
            onKeyDown={(event) =>
              onKeys(event, () => runCommand(event.shiftKey ? 'find.previous' : 'find.next'))
            }
          />
          <span className={styles.tools}>
            <IconButton
              label={t('find.matchCase')}
              icon={<CaseSensitive size={16} />}
              pressed={query.matchCase}
              onClick={() => changeQuery({ matchCase: !query.matchCase })}
            />
            <IconButton
              label={t('find.wholeWord')}
              icon={<WholeWord size={16} />}
              pressed={query.wholeWord}
              onClick={() => changeQuery({ wholeWord: !query.wholeWord })}
            />
            <IconButton
              label={t('find.regex')}
              icon={<Regex size={15} />}
              pressed={query.regex}
              onClick={() => changeQuery({ regex: !query.regex })}
            />
            <IconButton
              label={t('find.within')}
              icon={<TextSelect size={15} />}
              pressed={state.within !== null}
              onClick={toggleWithin}
            />
          </span>
          <span className={styles.tools}>
            <IconButton
              label={t('command.find.previous')}
              command="find.previous"
              icon={<ChevronUp size={15} />}
              disabled={state.matches.length === 0}
              onClick={() => runCommand('find.previous')}
            />
            <IconButton
              label={t('command.find.next')}
              command="find.next"
              icon={<ChevronDown size={15} />}
              disabled={state.matches.length === 0}
              onClick={() => runCommand('find.next')}
            />
            <IconButton label={t('find.close')} icon={<X size={15} />} onClick={close} />
          </span>
        </div>
        {state.replacing && (
          <div className={classNames(styles.row, styles.replacement)}>
            <input
              type="text"
              className={styles.field}
              aria-label={t('find.replacement')}
              placeholder={t('find.replacement')}
              autoComplete="off"
              spellCheck={false}
              dir="auto"
              maxLength={1000}
              value={state.replacement}
              onChange={(event) => changeReplacement(event.target.value)}
              onKeyDown={(event) => onKeys(event, () => runCommand('find.replaceOne'))}
            />
            <span className={styles.tools}>
              <Button disabled={state.matches.length === 0} onClick={() => runCommand('find.replaceOne')}>
                {t('find.replaceOne')}
              </Button>
              <Button disabled={state.matches.length === 0} onClick={replaceAll}>
                {t('find.replaceAll')}
              </Button>
            </span>
          </div>
        )}
        <div id={statusId} role="status" className={problem === null ? styles.status : styles.error}>
          {statusText(state, t)}
        </div>
      </div>
    </div>
  );
}

function statusText(state: FindState, t: Translate): string {
  const { matches, more, current, problem, replacedCount, within } = state;
  if (problem !== null) return t(`find.bad.${problem}`);
  if (replacedCount !== null) return t('find.replaced', { count: replacedCount });
  if (state.query.text === '') return '';
  const scope = within === null ? '' : ` ${t('find.inSelection', { count: within.size })}`;
  if (matches.length === 0) return t('find.none') + scope;
  const total = `${matches.length.toLocaleString()}${more ? '+' : ''}`;
  const place =
    current < 0
      ? t('find.count', { count: matches.length })
      : t('find.place', { number: current + 1, total });
  return place + scope;
}
