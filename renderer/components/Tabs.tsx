import { Tabs as Radix } from 'radix-ui';
import { useEffect, useRef, type ReactNode } from 'react';
import styles from './Tabs.module.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Beside the label, such as a `TabCount`. */
  readonly badge?: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** Shown at the end of the row of tabs. */
  readonly actions?: ReactNode;
}

/** Only the selected tab's content is on the page. */
export function Tabs<Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
  actions,
}: TabsProps<Id>): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  useFocusKept(root, selected);
  return (
    <Radix.Root
      ref={root}
      className={styles.root}
      value={selected}
      onValueChange={(id) => {
        onSelect(id as Id);
      }}
    >
      <div className={styles.bar} data-folds>
        <Radix.List className={styles.list} aria-label={label}>
          {tabs.map((tab) => (
            <Radix.Trigger key={tab.id} value={tab.id} className={styles.tab}>
              {tab.label}
              {tab.badge}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {actions}
      </div>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className={styles.content} tabIndex={-1}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}

/** Focus that went with the content of the tab before goes on in the new one, not at the start of the page. */
function useFocusKept(root: { readonly current: HTMLElement | null }, selected: string): void {
  const before = useRef(selected);
  useEffect(() => {
    if (before.current === selected) return;
    before.current = selected;
    // Radix changes the contents in a second pass, and what is hidden yet takes no focus.
    queueMicrotask(() => {
      const focused = document.activeElement;
      const isLost = focused === document.body || focused?.closest('[role=tabpanel][data-state=inactive]');
      if (!isLost) return;
      const content = root.current?.querySelector<HTMLElement>('[role=tabpanel][data-state=active]');
      content?.focus({ preventScroll: true });
    });
  }, [root, selected]);
}

/** A number on a tab, such as open problems; nothing for 0. */
export function TabCount({ count }: { readonly count: number }): ReactNode {
  return count > 0 && <span className={styles.count}>{count}</span>;
}
