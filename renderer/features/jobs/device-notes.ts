import type { Note } from '../../../core/notes.ts';
import { useStore } from '../../stores/store.ts';
import { jobsStore } from './jobs-store.ts';

const ofDevice = 'device-not-used';

/** What is true of this computer is said once, where devices and models are chosen, not by every job. */
export const isOfJob = ({ code }: Note): boolean => code !== ofDevice;

/** Why a faster device is not used, as the jobs found out. */
export function useDeviceNotes(): readonly Note[] {
  const jobs = useStore(jobsStore, (list) => list);
  const notes = jobs.flatMap((job) => job.notes.filter((note) => !isOfJob(note)));
  return [...new Map(notes.map((note) => [JSON.stringify(note.facts), note])).values()];
}
