import { Check, X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { chaptersStore, chapterViewStore } from '../../../../analyses/chapters-store.ts';
import { Button } from '../../../../components/Button.tsx';
import { Keys } from '../../../../components/Keys.tsx';
import { acceptProposals, refuseProposals } from '../../../../editing/chapter-edits.ts';
import { useT } from '../../../../i18n/i18n.ts';
import { useCommandKeys } from '../../../../keys/use-command-keys.ts';
import { formatMs } from '../../../../player/timecode.ts';
import { projectStore } from '../../../../project/project-store.ts';
import { useStore } from '../../../../stores/store.ts';
import { laneOfKind } from '../../../../workspace/timeline/layout.ts';
import { timelineStore } from '../../../../workspace/timeline/timeline-store.ts';
import { xAtTime } from '../../../../workspace/timeline/view.ts';
import { chosenProposalStore, renamedChapterStore } from './chapter-stores.ts';
import styles from './Chapters.module.css';
import { titleOnLane } from './mark-text.ts';
import type { ProposalOnLane } from './marks.ts';
import { chosenProposal, settleProposal } from './proposal-actions.ts';
import { reasonText } from './reason-text.ts';

const widthPx = 300;

/** The proposal that is chosen: why it is there, and what the keys do with it. */
export function ProposalCard(): ReactNode {
  const project = useStore(projectStore, (state) => (state.status === 'open' ? state.project : null));
  useStore(chaptersStore, (state) => state);
  useStore(chapterViewStore, (state) => state);
  useStore(chosenProposalStore, (startMs) => startMs);
  const isRenaming = useStore(renamedChapterStore, (id) => id !== null);
  const chosen = chosenProposal(project);
  return chosen === null || isRenaming ? null : <Card key={chosen.startMs} chosen={chosen} />;
}

function Card({ chosen }: { readonly chosen: ProposalOnLane }): ReactNode {
  const t = useT();
  const x = useStore(timelineStore, ({ view, viewport }) =>
    Math.round(Math.max(0, Math.min(viewport.widthPx - widthPx, xAtTime(view, chosen.startMs)))),
  );
  const top = useStore(timelineStore, ({ layout }) => {
    const lane = laneOfKind(layout, 'chapters');
    return lane === null ? 0 : lane.top + lane.height + 2;
  });
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) chosenProposalStore.set(null);
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, []);
  const { proposal } = chosen;
  return (
    <div
      role="dialog"
      aria-label={t('chapter.proposal')}
      className={styles.card}
      style={{ left: x, top, maxWidth: widthPx }}
    >
      <p className={styles.cardTitle} dir="auto">
        {titleOnLane(chosen)}
      </p>
      <p className={styles.cardTime}>
        {formatMs(chosen.startMs)}
        {chosen.beginsPart && ` · ${t('chapter.beginsPart')}`}
      </p>
      {proposal.reasons.length > 0 && (
        <ul className={styles.reasons} aria-label={t('chapter.why')}>
          {proposal.reasons.map((reason) => (
            <li key={reason.kind}>{reasonText(t, reason)}</li>
          ))}
        </ul>
      )}
      <div className={styles.answers}>
        <Answer
          command="chapter.accept"
          icon={<Check size={14} aria-hidden />}
          chosen={chosen}
          how={acceptProposals}
        >
          {t('chapter.accept')}
        </Answer>
        <Answer
          command="chapter.refuse"
          icon={<X size={14} aria-hidden />}
          chosen={chosen}
          how={refuseProposals}
        >
          {t('chapter.refuse')}
        </Answer>
      </div>
    </div>
  );
}

interface AnswerProps {
  readonly command: 'chapter.accept' | 'chapter.refuse';
  readonly icon: ReactNode;
  readonly chosen: ProposalOnLane;
  readonly how: Parameters<typeof settleProposal>[1];
  readonly children: ReactNode;
}

/** The keys count on the lane, which has the focus again then. */
function Answer({ command, icon, chosen, how, children }: AnswerProps): ReactNode {
  const keys = useCommandKeys(command);
  return (
    <Button
      icon={icon}
      onClick={() => {
        settleProposal(chosen.proposal, how);
        document.querySelector<HTMLElement>('[data-timeline-surface]')?.focus({ preventScroll: true });
      }}
    >
      {children}
      {keys[0] !== undefined && <Keys shortcut={keys[0]} />}
    </Button>
  );
}
