import type { ReactNode } from 'react';
import type { MomentReason } from '../../../core/contract/search.ts';
import { excerptOf } from './excerpt.ts';

/** The words of a reason, with what matches marked. */
export function Excerpt({ reason }: { readonly reason: MomentReason }): ReactNode {
  return excerptOf(reason).map(({ text, isMarked }, index) =>
    isMarked ? <mark key={index}>{text}</mark> : text,
  );
}
