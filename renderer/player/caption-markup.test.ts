import { describe, expect, it } from 'vitest';
import type { CaptionNode } from './caption-markup.ts';
import { ownPosition, parseCaption } from './caption-markup.ts';

function write(nodes: readonly CaptionNode[]): string {
  return nodes
    .map((node) => (node.kind === 'text' ? node.text : `[${node.kind}:${write(node.children)}]`))
    .join('');
}
const parsed = (text: string): string => write(parseCaption(text));

describe('the text of a caption', () => {
  it('knows italic, bold and underline, nested', () => {
    expect(parsed('a <i>b <b>c</b></i> <u>d</u>')).toBe('a [i:b [b:c]] [u:d]');
  });

  it('leaves every other tag out and keeps what is no tag', () => {
    expect(parsed('<font color="red">x</font> {\\an8}y 1 < 2 > 0 &amp;')).toBe('x y 1 < 2 > 0 &amp;');
  });

  it('shows markup of pages as the text it is', () => {
    expect(parsed('<script>alert(1)</script><img src=x onerror=y>')).toBe(
      '<script>alert(1)</script><img src=x onerror=y>',
    );
    expect(parseCaption('<script>')).toEqual([{ kind: 'text', text: '<script>' }]);
  });

  it('survives tags that do not match', () => {
    expect(parsed('</i>a<i>b<b>c</i>d')).toBe('a[i:b[b:c]]d');
    expect(parsed('<i>open')).toBe('[i:open]');
  });

  it('shows an escaped tag as text', () => {
    expect(parsed('&lt;b>not bold')).toBe('<b>not bold');
  });
});

describe('the position that a cue asks for', () => {
  it('comes from ASS and WebVTT', () => {
    expect(ownPosition('{\\an8}Up', undefined)).toBe('top');
    expect(ownPosition('{\\an5}Mid', undefined)).toBe('middle');
    expect(ownPosition('x', 'line:0 align:start')).toBe('top');
    expect(ownPosition('x', 'line:85%')).toBe('bottom');
    expect(ownPosition('x', 'line:-1')).toBe('bottom');
    expect(ownPosition('x', 'align:start')).toBeNull();
    expect(ownPosition('x', undefined)).toBeNull();
  });
});
