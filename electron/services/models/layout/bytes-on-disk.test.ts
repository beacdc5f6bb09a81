import { expect, test } from 'vitest';
import { bytesFreed, bytesOnDisk } from './bytes-on-disk.ts';

const own = { dev: 1, ino: 1, nlink: 1, size: 10 };
const twin = { dev: 1, ino: 2, nlink: 2, size: 200 };
const imported = { dev: 1, ino: 3, nlink: 2, size: 3000 };

test('one file under two names takes room once, and frees it when both names go', () => {
  expect(bytesOnDisk([own, twin, twin])).toBe(210);
  expect(bytesFreed([own, twin, twin])).toBe(210);
});

test('a file that keeps a name elsewhere takes room and frees none', () => {
  expect(bytesOnDisk([own, imported])).toBe(3010);
  expect(bytesFreed([own, imported])).toBe(10);
});
