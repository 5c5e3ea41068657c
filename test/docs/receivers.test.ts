import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadReceivers, receiversText } from '../../harness/index.ts';
import { PREDICATES } from '../../harness/receiver/predicates.ts';

const TEXT = readFileSync(new URL('../../docs/receivers.md', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'receivers-'));

afterAll(() => rmSync(folder, { recursive: true }));

function snippet(first: string): string {
  const found = [...TEXT.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text ?? '');
  return found.find((text) => text.startsWith(first)) ?? '';
}

describe('docs/receivers.md', () => {
  it('shows a receiver that can be read, beside the shipped ones', () => {
    mkdirSync(join(folder, 'fixtures', 'receivers'), { recursive: true });
    writeFileSync(join(folder, 'fixtures', 'receivers', 'county-gateway.yaml'), snippet('id: county-gateway'));
    const loaded = loadReceivers({ workingDir: folder });
    const { receivers, mistakes } = loaded;
    expect(mistakes).toEqual([]);
    expect(receivers.map(({ id }) => id)).toEqual(expect.arrayContaining(['county-gateway', 'gmail', 'yahoo']));
    const text = receiversText(loaded, { colour: false, width: 100 });
    expect(text.indexOf('county-gateway')).toBeLessThan(text.indexOf('shipped'));
    expect(text).toMatch(/county-gateway +Mail gateway of the county +2026-11-02 +3\n +blocklists\n/);
  });

  it('names facts that exist', () => {
    for (const name of ['listed', 'mailFromListed', 'heloListed', 'greylist', 'clientRate', 'recipientRate']) {
      expect(TEXT).toContain(`\`${name}\``);
      expect(Object.keys(PREDICATES)).toContain(name);
    }
  });
});
