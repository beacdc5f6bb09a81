import type { ReactNode } from 'react';
import { ChapterImportDialog } from '../../../captions/index.ts';
import { ChapterEditor } from './ChapterEditor.tsx';
import { ChapterMenu } from './ChapterMenu.tsx';
import { ProposalCard } from './ProposalCard.tsx';

/** What lies over the lane: a title that is typed, the menu, the proposal that is chosen, a question. */
export function ChapterOverlay(): ReactNode {
  return (
    <>
      <ChapterEditor />
      <ProposalCard />
      <ChapterMenu />
      <ChapterImportDialog />
    </>
  );
}
