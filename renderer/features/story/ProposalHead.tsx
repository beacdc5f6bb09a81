import { Check, Play, X } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { classNames } from '../../components/class-names.ts';
import { acceptProposals, refuseProposals } from '../../editing/chapter-edits.ts';
import { spokenTime } from '../../editing/spoken-time.ts';
import { formatDuration } from '../../i18n/format.ts';
import { useT } from '../../i18n/i18n.ts';
import { playerControls } from '../../player/playhead.ts';
import styles from './Heads.module.css';
import './messages.ts';
import { reasonsText } from './reason-text.ts';
import type { ProposalRow } from './rows.ts';
import timeStyles from './Time.module.css';

interface ProposalHeadProps {
  readonly row: ProposalRow;
  /** It is settled: the focus goes on from it. */
  readonly onSettled: (key: string) => void;
}

/** A chapter that is suggested, and why it would begin here. */
export function ProposalHead({ row, onSettled }: ProposalHeadProps) {
  const t = useT();
  const { proposal, number } = row;
  const title = proposal.title ?? t('story.untitled', { number });
  const reasons = reasonsText(proposal.reasons, t);
  const time = spokenTime(proposal.startMs, t);
  const settle = (does: typeof acceptProposals) => (): void => {
    onSettled(row.key);
    does([proposal]);
  };
  return (
    <div
      role="group"
      aria-label={t('story.proposalLabel', { title, time, reasons })}
      tabIndex={-1}
      data-head={row.key}
      className={classNames(styles.head, styles.proposal, proposal.beginsPart && styles.part)}
    >
      <button
        type="button"
        className={`${timeStyles.time} ${styles.time}`}
        aria-label={`${formatDuration(proposal.startMs)} ${t('story.playFrom', { time })}`}
        onClick={() => playerControls().seek(proposal.startMs)}
      >
        {formatDuration(proposal.startMs)}
      </button>
      <div className={styles.body}>
        {proposal.beginsPart && <span className={styles.mark}>{t('story.part.begins')}</span>}
        <h3 className={styles.title} dir="auto">
          {title}
        </h3>
        <p className={styles.why}>{reasons}</p>
      </div>
      <div className={styles.actions}>
        <IconButton
          label={t('story.play')}
          icon={<Play size={14} />}
          onClick={() => playerControls().playRange(proposal.startMs, proposal.endMs, false)}
        />
        <Button icon={<Check size={14} />} onClick={settle(acceptProposals)}>
          {t('story.accept')}
        </Button>
        <IconButton label={t('story.refuse')} icon={<X size={14} />} onClick={settle(refuseProposals)} />
      </div>
    </div>
  );
}
