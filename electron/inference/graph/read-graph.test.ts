import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { extractCross } from './cross-graph.ts';
import { starterFolder } from '../kinds/whisper/testing/starter.ts';
import { extractBranch } from './extract-branch.ts';
import { GraphError } from './graph-error.ts';
import { pruneTo } from './graph-index.ts';
import { dataTypes, makeNode } from './graph.ts';
import { readModel } from './read-graph.ts';
import { MessageWriter } from './wire.ts';
import { writeModel } from './write-graph.ts';

const merged = join(starterFolder, 'onnx', 'decoder_model_merged.onnx');
const folder = mkdtempSync(join(tmpdir(), 'sidecut-graph-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function readBytes(bytes: Uint8Array): ReturnType<typeof readModel> {
  const path = join(folder, 'model.onnx');
  writeFileSync(path, bytes);
  return readModel(path);
}

describe('reading an ONNX file', () => {
  it('leaves the weights where they are, so that the rewritten graph is small', () => {
    const model = readModel(merged);
    const graph = extractBranch(model.graph, 'then_branch');
    const bytes = writeModel({ ...model, graph: pruneTo(graph, graph.outputs.slice(0, 1)) });
    expect(bytes.length).toBeLessThan(readFileSync(merged).length / 20);
  });

  it('reads again what it wrote', () => {
    const model = readModel(merged);
    const cross = extractCross(extractBranch(model.graph, 'else_branch'), 2);
    const again = readBytes(writeModel({ ...model, graph: cross }));
    expect(again.graph.nodes.map(({ operator }) => operator)).toEqual(
      cross.nodes.map(({ operator }) => operator),
    );
    expect(again.graph.inputs).toEqual(cross.inputs);
    expect([...again.graph.initializers]).toEqual([...cross.initializers]);
  });

  it('refuses every damaged or foreign file with GraphError, never with another error or a hang', () => {
    const whole = writeModel({
      ...readModel(merged),
      graph: extractCross(extractBranch(readModel(merged).graph, 'else_branch'), 2),
    });
    let refused = 0;
    let state = 1;
    const random = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 300; round++) {
      const bytes = round % 3 === 0 ? whole.slice(0, random(whole.length)) : whole.slice();
      for (let flip = 0; flip < round % 3; flip++) bytes[random(bytes.length)] = random(256);
      try {
        readBytes(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(GraphError);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(50);
    expect(() => readBytes(new TextEncoder().encode('<html>Not found</html>'))).toThrow(GraphError);
    expect(() => readBytes(new Uint8Array())).toThrow(GraphError);
  });

  it('does not follow external weights out of the folder', () => {
    for (const location of ['../secret', '/etc/passwd', '..', 'a\\b']) {
      const tensor = new MessageWriter()
        .varint(2, dataTypes.float32)
        .string(8, 'w')
        .message(13, (entry) => entry.string(1, 'location').string(2, location))
        .finish();
      const bytes = new MessageWriter().message(7, (graph) => graph.bytes(5, tensor)).finish();
      expect(() => readBytes(bytes)).toThrow('external weights lie elsewhere');
    }
  });

  it('orders a long chain of nodes without exhausting the stack', () => {
    const nodes = Array.from({ length: 50_000 }, (_, index) =>
      makeNode('Identity', [`v${String(index)}`], [`v${String(index + 1)}`]),
    ).reverse();
    const value = (name: string) => ({ name, dataType: dataTypes.float32, shape: undefined });
    const graph = { nodes, initializers: new Map(), inputs: [value('v0')], outputs: [value('v50000')] };
    const pruned = pruneTo(graph, graph.outputs);
    expect(pruned.nodes).toHaveLength(50_000);
    expect(pruned.nodes[0]?.inputs).toEqual(['v0']);
  });
});
