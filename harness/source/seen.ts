import type { Path } from './source-file.ts';

/** What was written at a path; undefined where nothing was. */
export function seen(top: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return Reflect.get(value, step);
  }, top);
}
