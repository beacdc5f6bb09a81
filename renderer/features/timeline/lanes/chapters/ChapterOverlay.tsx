import type { ReactNode } from 'react';
import { ChapterEditor } from './ChapterEditor.tsx';
import { ChapterMenu } from './ChapterMenu.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { ProposalCard } from './ProposalCard.tsx';

/** What lies over the lane: a title that is typed, the menu, the proposal that is chosen, a question. */
export function ChapterOverlay(): ReactNode {
  return (
    <>
      <ChapterEditor />
      <ProposalCard />
      <ChapterMenu />
      <ImportDialog />
    </>
  );
}
