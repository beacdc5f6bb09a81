import { useEffect, useState } from 'react';
import type { ConvertText } from '../../../core/language/chinese-script.ts';
import { inScript, loadConversion } from '../../../core/language/chinese-script.ts';
import type { Edit } from '../../../core/project/project.ts';
import { showFailure } from '../../notices/notices.ts';
import { editContextOf } from '../../project/edit-context.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { runInSlices } from '../../scheduling/time-slices.ts';
import { shotChangesOf } from '../../analyses/analyses-store.ts';
import { bulkSteps } from './bulk-steps.ts';
import type { BulkEnvironment, BulkSettings } from './operations.ts';

/** Someone who types or selects on does not wait for previews in between. */
const restMs = 250;

function bulkEnvironment(project: OpenProject): BulkEnvironment {
  return {
    selection: project.selection,
    shotChanges: shotChangesOf(project.media.id) ?? [],
    targets: new Map(
      project.tracks.map((track) => [track.id, { track, cues: project.cues.get(track.id) ?? [] }]),
    ),
  };
}

/** The edit as it would be now, or `pending` until it is computed. */
export function useBulkEdit(project: OpenProject, settings: BulkSettings): Edit | null | 'pending' {
  const [computed, setComputed] = useState<{
    readonly project: OpenProject;
    readonly settings: BulkSettings;
    readonly edit: Edit | null;
  } | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(() => {
      computeEdit(project, settings, signal)
        .then((edit) => {
          if (!signal.aborted) setComputed({ project, settings, edit });
        })
        // Tables that could not be loaded.
        .catch((error: unknown) => {
          if (!signal.aborted) showFailure(error);
        });
    }, restMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [project, settings]);
  return computed?.project === project && computed.settings === settings ? computed.edit : 'pending';
}

/** Its tables are large: they are loaded where somebody asks for them. */
async function conversionFor(settings: BulkSettings): Promise<ConvertText | undefined> {
  return settings.operation === 'chineseScript' ? loadConversion(inScript('zh', settings.script)) : undefined;
}

async function computeEdit(
  project: OpenProject,
  settings: BulkSettings,
  signal: AbortSignal,
): Promise<Edit | null> {
  const context = editContextOf(project);
  if (context === null) return null;
  const conversion = await conversionFor(settings);
  let edit: Edit | null = null;
  const work = function* (): Generator<void, void> {
    edit = yield* bulkSteps(context, settings, { ...bulkEnvironment(project), convertChinese: conversion });
  };
  await runInSlices(work(), { signal, whenIdle: false });
  return edit;
}
