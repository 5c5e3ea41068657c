import { describe, expect, it } from 'vitest';
import { layOver } from '../../harness/scenario/lay-over.ts';
import { Origins } from '../../harness/source/pieced-file.ts';
import type { Path } from '../../harness/source/source-file.ts';

/** Each value as if it stood at `below`, `above`. */
function lay(below: unknown, above: unknown): { readonly value: unknown; readonly origin: (path: Path) => string } {
  const origins = new Origins();
  const value = layOver(
    [
      { value: below, path: ['below'] },
      { value: above, path: ['above'] },
    ],
    [],
    origins,
  );
  return { value, origin: (path) => origins.find(path).join('.') };
}

describe('layOver', () => {
  it.each([
    {
      name: 'blocks are laid key by key',
      reason: 'a set-up changes one property and keeps the others',
      below: { sender: { a: 1, b: 2 } },
      above: { sender: { b: 3 } },
      value: { sender: { a: 1, b: 3 } },
      places: [
        [['sender', 'a'], 'below.sender.a'],
        [['sender', 'b'], 'above.sender.b'],
      ],
    },
    {
      name: 'what only one says stays',
      reason: 'nothing speaks against it',
      below: { start: 'x' },
      above: { nightly: 'y' },
      value: { start: 'x', nightly: 'y' },
      places: [
        [['start'], 'below.start'],
        [['nightly'], 'above.nightly'],
      ],
    },
    {
      name: 'zone texts add up, each as a layer of its own',
      reason: 'later records replace sets of the same name and type only',
      below: { zones: 'one' },
      above: { zones: ['two', 'three'] },
      value: { zones: ['one', 'two', 'three'] },
      places: [
        [['zones', 0], 'below.zones'],
        [['zones', 2], 'above.zones.1'],
      ],
    },
    {
      name: 'history adds up',
      reason: 'what had happened is not undone by more of it',
      below: { history: [1] },
      above: { history: [2] },
      value: { history: [1, 2] },
      places: [[['history', 1], 'above.history.0']],
    },
    {
      name: 'any other list is replaced',
      reason: 'hosts and acts are whole lists, as everywhere in scenarios',
      below: { acts: ['c2', 'c2'] },
      above: { acts: ['c1-staff'] },
      value: { acts: ['c1-staff'] },
      places: [[['acts', 0], 'above.acts.0']],
    },
    {
      name: 'sites are laid by id, new ones follow',
      reason: 'the id says which site is meant',
      below: { sites: [{ id: 'x', receiver: 'a', settings: { s: 1 } }] },
      above: { sites: [{ id: 'y' }, { id: 'x', settings: { t: 2 } }] },
      value: { sites: [{ id: 'x', receiver: 'a', settings: { s: 1, t: 2 } }, { id: 'y' }] },
      places: [
        [['sites', 0, 'receiver'], 'below.sites.0.receiver'],
        [['sites', 0, 'settings', 't'], 'above.sites.1.settings.t'],
        [['sites', 1, 'id'], 'above.sites.0.id'],
      ],
    },
    {
      name: 'one site twice in one list stays twice',
      reason: 'that is a mistake, which is told when sites are gathered',
      below: {},
      above: { sites: [{ id: 'x' }, { id: 'x' }] },
      value: { sites: [{ id: 'x' }, { id: 'x' }] },
      places: [[['sites', 1], 'above.sites.1']],
    },
  ])('$name: $reason', ({ below, above, value, places }) => {
    const laid = lay(below, above);
    expect(laid.value).toEqual(value);
    for (const [path, origin] of places) expect(laid.origin(path as Path)).toBe(origin);
  });
});
