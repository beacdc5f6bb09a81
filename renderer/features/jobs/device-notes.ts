import type { Note, NoteCode } from '../../../core/notes.ts';
import { useStore } from '../../stores/store.ts';
import { jobsStore } from './jobs-store.ts';

const ofComputer: readonly NoteCode[] = [
  'device-not-used',
  'bytes-not-used',
  'decoder-as-exported',
  'decoder-not-simplified',
  'int8-as-published',
];

/** What is true of this computer or a model is said once, where both are chosen, not by every job. */
export const isOfJob = ({ code }: Note): boolean => !ofComputer.includes(code);

/** Why a faster device is not used, as the jobs found out. */
export function useDeviceNotes(): readonly Note[] {
  const jobs = useStore(jobsStore, (list) => list);
  const notes = jobs.flatMap((job) => job.notes.filter((note) => !isOfJob(note)));
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}
