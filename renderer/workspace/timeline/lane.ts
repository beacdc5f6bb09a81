/**
 * [Note: Lanes] The timeline is a host: it lays the lanes out, scrolls and zooms, tells each lane when to draw and asks
 * it what lies under the pointer. What a lane shows, where it comes from and what can be done with it is the lane's
 * own. Its title is the message `lane.<id>`.
 */
import type { ComponentType } from 'react';
import type { PointOnPage } from '../../components/Menu.tsx';
import type { FrameRate } from '../../../core/time/frame-rate.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { createRegistry } from '../registry.ts';
import type { Gesture, GestureFeedback, PointerPlace } from './gesture.ts';
import { layOutLanes, type Lane, type LaneId, type LanePlan, type TimelineLayout } from './layout.ts';
import type { Palette } from './palette.ts';
import type { TimelineView } from './view.ts';

/** Everything that one drawing of the timeline is made from. */
export interface Scene {
  readonly project: OpenProject;
  readonly view: TimelineView;
  /** CSS pixels. */
  readonly widthPx: number;
  /** Pixels of the screen in one of CSS. */
  readonly density: number;
  readonly layout: TimelineLayout;
  readonly palette: Palette;
  readonly frameRate: FrameRate;
  /** What the pointer is over (`LaneHit.hovered`), drawn a little stronger. */
  readonly hovered: string | null;
}

/** The backdrop has what only the view changes, the front what edits change; each is drawn when it must be. */
export type Layer = 'backdrop' | 'front';

/** Gives true when not everything could be drawn within a frame, so the layer is drawn again with the next. */
type Painter = (context: CanvasRenderingContext2D, scene: Scene, lane: Lane) => unknown;

/** In this order, each for all lanes before the next. The first three make the backdrop. */
export const paintSteps = {
  backdrop: ['ground', 'content', 'across'],
  front: ['front', 'overFront'],
} as const satisfies Record<Layer, readonly string[]>;

export type LanePainters = Partial<Record<(typeof paintSteps)['backdrop' | 'front'][number], Painter>>;

/** What lies under the pointer and what can be done with it. */
export interface LaneHit {
  readonly cursor: string;
  /** The name of what is drawn stronger while the pointer is over it. */
  readonly hovered?: string;
  /** Shown while the pointer rests: a text that the place is too narrow for. */
  readonly title?: string;
  /** The pointer went down. null: there is nothing to drag, all is done. */
  begin(place: PointerPlace, feedback: GestureFeedback): Gesture | null;
  doubleClick?(place: PointerPlace): void;
  /** The right button, or the menu key: `at` is the place on the page. */
  menu?(place: PointerPlace, at: PointOnPage): void;
}

export interface LaneHost {
  readonly invalidate: (...layers: readonly Layer[]) => void;
  /** Something else than the project has changed which lanes there are, or how high. */
  readonly layOut: () => void;
}

/** A kind of lane at work in a timeline that is on the page. */
export interface LaneWork {
  readonly paint: LanePainters;
  /** In pixels of the surface. null, or none at all: the pointer moves the playhead. */
  readonly hitTest?: (scene: Scene, lane: Lane, x: number, y: number) => LaneHit | null;
  readonly stop?: () => void;
}

export interface LaneKind {
  readonly id: LaneId;
  /** From the top. */
  readonly order: number;
  /** The lanes that a project has of this kind. */
  readonly lanesOf: (project: OpenProject) => readonly Omit<LanePlan, 'kind'>[];
  /** Stays where it is while tracks are scrolled: what the cues are timed by. */
  readonly isPinned?: boolean;
  readonly start: (host: LaneHost) => LaneWork;
  /** In place of the title at the left; null: no name at all. */
  readonly header?: ComponentType<LaneProps> | null;
  /** A sentence in the lane while something is not there yet. */
  readonly notice?: ComponentType<LaneProps>;
  /** Elements over the canvas, such as a field to type a title in. */
  readonly overlay?: ComponentType;
}

export interface LaneProps {
  readonly lane: Lane;
}

const registry = createRegistry<LaneKind>('lanes', ({ order }) => order);
export const laneKindsStore = registry.items;
export const registerLane = registry.add;

export function layOutProject(
  project: OpenProject,
  height: number,
  textScale: number,
  scrolledBy = 0,
): TimelineLayout {
  return layOutLanes(lanePlansOf(project), height, textScale, scrolledBy);
}

/** What lanes there are and how high they want to be. */
export function lanePlansOf(project: OpenProject): readonly LanePlan[] {
  return laneKindsStore
    .get()
    .flatMap(({ id, lanesOf, isPinned = false }) =>
      lanesOf(project).map((plan) => ({ ...plan, kind: id, isPinned })),
    );
}
