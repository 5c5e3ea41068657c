import { describe, expect, it } from 'vitest';
import { localText } from '../../harness/standards/local-text.ts';

/** Clocks in the United States were put back on 2026-11-01 at 07:00 UTC in the Central zone. */
const BEFORE = Date.UTC(2026, 10, 1, 6, 59, 59);
const AFTER = Date.UTC(2026, 10, 1, 7, 0, 0);

describe('localText', () => {
  it.each([
    ['iso', BEFORE, 'America/Chicago', '2026-11-01T01:59:59-05:00', 'still an hour ahead'],
    ['iso', AFTER, 'America/Chicago', '2026-11-01T01:00:00-06:00', 'the same hour once more'],
    ['iso', AFTER, 'utc', '2026-11-01T07:00:00Z', 'another zone at the same instant'],
    ['mail', AFTER, 'America/Chicago', 'Sun, 01 Nov 2026 01:00:00 -0600', 'another form of the same instant'],
    ['date', Date.UTC(2026, 10, 3, 5, 59), 'America/Chicago', '2026-11-02', 'a minute before midnight there'],
    ['iso', AFTER, 'Nowhere/Land', '', 'no such zone'],
  ] as const)('%s of %i in %s is %s: %s', (...[form, at, zone, text]) => {
    expect([localText(at, zone, form), localText(at, zone, form)]).toEqual([text, text]);
  });
});
