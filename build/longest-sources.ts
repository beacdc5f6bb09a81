import { glob, readFile } from 'node:fs/promises';
import ts from 'typescript';

interface Length {
  readonly name: string;
  readonly lines: number;
}

/** Prints the ten longest source files and functions: something to look at, never a gate. */
export async function reportLongest(): Promise<void> {
  const files: Length[] = [];
  const functions: Length[] = [];
  for await (const path of glob('{core,models,electron,renderer,build,bench,e2e}/**/*.ts')) {
    if (path.endsWith('.test.ts') || path.includes('node_modules')) continue;
    const text = await readFile(path, 'utf8');
    files.push({ name: path, lines: text.split('\n').length });
    functions.push(...measureFunctions(path, text));
  }
  printLongest('files', files);
  printLongest('functions', functions);
}

function measureFunctions(path: string, text: string): Length[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lengths: Length[] = [];
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node) => {
    if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isArrowFunction(node)) {
      const name = ts.isArrowFunction(node)
        ? '(arrow function)'
        : (node.name?.getText(source) ?? '(anonymous)');
      lengths.push({ name: `${path}: ${name}`, lines: lineOf(node.end) - lineOf(node.getStart(source)) + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lengths;
}

function printLongest(title: string, lengths: readonly Length[]): void {
  console.log(`\nlongest ${title}`);
  const longest = lengths.toSorted((a, b) => b.lines - a.lines).slice(0, 10);
  for (const { name, lines } of longest) console.log(`${String(lines).padStart(6)}  ${name}`);
}
