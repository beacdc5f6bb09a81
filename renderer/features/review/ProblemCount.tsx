import type { ReactNode } from 'react';
import { TabCount } from '../../components/Tabs.tsx';
import { useStore } from '../../stores/store.ts';
import { reviewStore } from './review-store.ts';

export function ProblemCount(): ReactNode {
  return <TabCount count={useStore(reviewStore, ({ problems }) => problems.length)} />;
}
