import type { Mistake, Position } from '../model/position.ts';
import { mistakeAt } from './mistake-at.ts';
import type { Path, SourceFile } from './source-file.ts';

/** A value together with the place it was written at, so that merging values of several files loses no position. */
export interface Part<T> {
  readonly value: T;
  readonly file: SourceFile;
  readonly path: Path;
}

/** A key of a part; null where it was left out. */
export function child<T extends object, K extends keyof T>(part: Part<T>, key: K): Part<NonNullable<T[K]>> | null {
  const value = part.value[key];
  return value === undefined || value === null ? null : { value, file: part.file, path: [...part.path, key] };
}

/** The same key of several parts: the last one that has it holds. */
export function lastChild<T extends object, K extends keyof T>(
  parts: readonly Part<T>[],
  key: K,
): Part<NonNullable<T[K]>> | null {
  return parts.reduce<Part<NonNullable<T[K]>> | null>((found, part) => child(part, key) ?? found, null);
}

/** The entries of a list, each with its place. */
export function entries<T>(part: Part<readonly T[]> | null): readonly Part<T>[] {
  if (part === null) return [];
  return part.value.map((value, index) => ({ value, file: part.file, path: [...part.path, index] }));
}

/** The entries of a block of keys, each with its place. */
export function pairs<T>(part: Part<Readonly<Record<string, T>>> | null): readonly (readonly [string, Part<T>])[] {
  if (part === null) return [];
  return Object.entries(part.value).map(([key, value]) => [key, { value, file: part.file, path: [...part.path, key] }]);
}

/** Where a part begins, or the key it belongs to. */
export function placeOf(part: Part<unknown>, at: 'key' | 'value' = 'value'): Position {
  return part.file.positionOf(part.path, at);
}

/** A mistake at a part. */
export function mistakeIn(
  part: Part<unknown>,
  says: { readonly problem: string; readonly mend: string },
  at: 'key' | 'value' = 'value',
): Mistake {
  return mistakeAt(part.file, placeOf(part, at), says);
}
