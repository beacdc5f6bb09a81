/** Opens and closes projects, and keeps the open one in step with the host. */
import type { AppConnection } from '../connection/app-connection.ts';
import { EditedProject } from './edited-project.ts';
import { lostEditsStore } from './lost-edits.ts';
import { changeProject, openProject, projectStore, setEditSink } from './project-store.ts';
import { readProject } from './read-project.ts';

export interface ProjectSession {
  /** Resolves when the project is on the page or `projectStore` says why not. */
  open(mediaId: string): Promise<void>;
  close(): void;
  /** Tries the edits of `lostEditsStore` again. */
  retryLost(): void;
  /** Tries the edits of `unsavedStore` at once. */
  saveAgain(): void;
  /** Stops listening. */
  end(): void;
}

export function createProjectSession(connection: AppConnection): ProjectSession {
  let edited: EditedProject | null = null;
  /** Counts openings and closings: an answer that comes too late belongs to none. */
  let opening = 0;
  const mediaReader = createMediaReader(connection);
  /** Projects that were left with edits that could not be stored yet; they go on trying. */
  const unsaved = new Map<string, EditedProject>();

  const stopListening = [
    connection.on('project.changed', (event) => {
      if (event.mediaId === edited?.mediaId) edited.take(event);
    }),
    connection.on('media.changed', ({ mediaId }) => {
      if (mediaId === edited?.mediaId) mediaReader.read(mediaId);
    }),
    connection.onState((state) => {
      if (state !== 'connected' || edited === null) return;
      void edited.reconnected();
      mediaReader.read(edited.mediaId);
    }),
  ];

  function setEdited(next: EditedProject | null): void {
    if (edited?.hasUnsaved === true) unsaved.set(edited.mediaId, edited);
    edited = next;
    setEditSink(next);
  }

  return {
    async open(mediaId) {
      opening += 1;
      const mine = opening;
      setEdited(null);
      projectStore.set({ status: 'opening', mediaId });
      // Events that come while the project is read have a later revision and are taken afterwards.
      const early: Parameters<EditedProject['take']>[0][] = [];
      const mediaChanges: string[] = [];
      const stops = [
        connection.on('project.changed', (event) => {
          if (event.mediaId === mediaId) early.push(event);
        }),
        connection.on('media.changed', (event) => {
          if (event.mediaId === mediaId) mediaChanges.push(event.mediaId);
        }),
      ];
      try {
        const content = await readProject(connection.calls, mediaId);
        if (mine !== opening) return;
        const activeTrackId = content.tracks[0]?.id ?? null;
        projectStore.set({
          status: 'open',
          project: {
            ...content,
            activeTrackId,
            secondTrackId: null,
            selection: new Set(),
            currentCueId: null,
          },
        });
        const parked = unsaved.get(mediaId);
        unsaved.delete(mediaId);
        const project = parked ?? new EditedProject(connection, mediaId, content);
        setEdited(project);
        parked?.showAgain(content.revision);
        for (const event of early) project.take(event);
        if (mediaChanges.length > 0) mediaReader.read(mediaId);
      } catch (error) {
        if (mine === opening) projectStore.set({ status: 'failed', mediaId, error });
      } finally {
        for (const stop of stops) stop();
      }
    },
    close() {
      opening += 1;
      setEdited(null);
      projectStore.set({ status: 'closed' });
    },
    retryLost() {
      const lost = lostEditsStore.get();
      if (lost === null || lost.mediaId !== edited?.mediaId) return;
      lostEditsStore.set(null);
      edited.retry(lost.edits, lost.error);
    },
    saveAgain() {
      edited?.tryAgain();
      for (const project of unsaved.values()) project.tryAgain();
    },
    end() {
      for (const stop of stopListening) stop();
      setEdited(null);
    },
  };
}

/** Many derived files may be ready at once: one reading at a time, and one more when something came meanwhile. */
function createMediaReader({ calls }: AppConnection): { read(mediaId: string): void } {
  let wanted: string | null = null;
  let reading = false;
  async function readWanted(): Promise<void> {
    reading = true;
    while (wanted !== null) {
      const mediaId = wanted;
      wanted = null;
      // A failure here shows itself where the media is used; the next change reads again.
      const media = await calls['media.get']({ mediaId }).catch(() => null);
      if (media !== null && openProject()?.media.id === mediaId) {
        changeProject((project) => ({ ...project, media }));
      }
    }
    reading = false;
  }
  return {
    read(mediaId) {
      wanted = mediaId;
      if (!reading) void readWanted();
    },
  };
}
