/**
 * Refuses circles between rooms of the product: of the folders and files that stand side by side in one folder, at any
 * depth, none may lead back to itself by what is imported within them. dependency-cruiser knows circles of files and of
 * folders, but not those that go in at one file of a room and out at another of its sub-folders.
 */
import { execa } from 'execa';

export interface Import {
  readonly from: string;
  readonly to: string;
}

/** One import for each arrow: the circle's rooms are those of `from`. */
export interface Circle {
  readonly folder: string;
  readonly rooms: readonly string[];
  readonly arrows: readonly Import[];
}

type Arrows = Map<string, Map<string, Import>>;

export function findRoomCircles(imports: readonly Import[]): readonly Circle[] {
  return [...arrowsByFolder(imports)].flatMap(([folder, arrows]) => {
    const rooms = findCircle(arrows);
    if (rooms === null) return [];
    const next = (index: number) => rooms[(index + 1) % rooms.length]!;
    return [{ folder, rooms, arrows: rooms.map((room, index) => arrows.get(room)!.get(next(index))!) }];
  });
}

/** An import is an arrow between neighbours in the innermost folder that both files lie in. */
function arrowsByFolder(imports: readonly Import[]): ReadonlyMap<string, Arrows> {
  const folders = new Map<string, Arrows>();
  for (const each of imports) {
    const [from, to] = [each.from.split('/'), each.to.split('/')];
    const depth = from.findIndex((part, index) => part !== to[index]);
    if (depth < 0) continue;
    const arrows = getOrAdd(folders, from.slice(0, depth).join('/'), (): Arrows => new Map());
    getOrAdd(arrows, from[depth]!, () => new Map<string, Import>()).set(to[depth]!, each);
  }
  return folders;
}

function getOrAdd<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** The rooms of the first circle that is met, in the order of its arrows. */
function findCircle(arrows: Arrows): readonly string[] | null {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (room: string): readonly string[] | null => {
    if (path.includes(room)) return path.slice(path.indexOf(room));
    if (done.has(room)) return null;
    path.push(room);
    for (const next of arrows.get(room)?.keys() ?? []) {
      const circle = visit(next);
      if (circle !== null) return circle;
    }
    path.pop();
    done.add(room);
    return null;
  };
  for (const room of arrows.keys()) {
    const circle = visit(room);
    if (circle !== null) return circle;
  }
  return null;
}

interface Cruised {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
}

const product = ['core', 'models', 'electron', 'renderer'];

async function readImports(): Promise<readonly Import[]> {
  // Leaves out tests, as the table of the services' rooms does.
  const config = ['--config', '.dependency-cruiser.rooms.cjs', '--output-type', 'json'];
  const { stdout } = await execa('depcruise', [...config, ...product], { preferLocal: true, reject: false });
  const { modules } = JSON.parse(stdout) as Cruised;
  const isProduct = (path: string) => product.some((folder) => path.startsWith(`${folder}/`));
  return modules.flatMap(({ source: from, dependencies }) =>
    dependencies.flatMap(({ resolved: to }) => (isProduct(from) && isProduct(to) ? [{ from, to }] : [])),
  );
}

if (import.meta.main) {
  for (const { folder, rooms, arrows } of findRoomCircles(await readImports())) {
    console.log(`circle in ${folder || 'the house'}: ${[...rooms, rooms[0]].join(' → ')}`);
    for (const { from, to } of arrows) console.log(`    ${from} → ${to}`);
    process.exitCode = 1;
  }
}
