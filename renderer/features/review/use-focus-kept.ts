import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';

interface FocusHandlers {
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/**
 * A row that goes with the focus in it (its problem is mended) leaves the focus in the list, on what can be done about
 * the row that is the current one by then.
 */
export function useFocusKept(list: RefObject<HTMLElement | null>): FocusHandlers {
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    if (!hasFocus.current || document.activeElement !== document.body) return;
    const next = list.current?.querySelector<HTMLElement>('[aria-current="true"] button:not([data-place])');
    (next ?? list.current)?.focus({ preventScroll: true });
  });
  return {
    onFocus: () => (hasFocus.current = true),
    onBlur: ({ relatedTarget, target }) => {
      // What is taken off the page loses the focus without anybody having moved it.
      if (relatedTarget !== null || target.isConnected)
        hasFocus.current = relatedTarget instanceof Node && list.current?.contains(relatedTarget) === true;
    },
  };
}
