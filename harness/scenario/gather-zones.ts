import type { ZoneLine } from '../model/dns.ts';
import { parseZoneText } from '../standards/zone-text.ts';
import { mistakeAt } from '../source/mistake-at.ts';
import { child, type Part } from '../source/part.ts';
import type { SourceText } from '../source/source-file.ts';
import type { SiteParts } from './gather-sites.ts';
import { look, type Ground } from './ground.ts';
import { hostList } from './host-list.ts';
import { hostRecords } from './host-records.ts';
import type { ScenarioShape } from './schema.ts';
import type { Position } from '../model/position.ts';

type Layer = readonly ZoneLine[];

/**
 * The zone text of a scenario, from the ground up: the fixtures' base zones, what hosts publish by themselves, the zones
 * of fixture sites, those of the scenario's own sites, and its `zones:`.
 */
export function gatherZones(
  ground: Ground,
  sites: readonly SiteParts[],
  scenario: Part<ScenarioShape>,
): readonly Layer[] {
  const parts = sites.flatMap((site) => site.parts);
  const isOwn = (part: Part<unknown>): boolean => part.file === scenario.file;
  const ofSites = (own: boolean): readonly Layer[] =>
    parts.filter((part) => isOwn(part) === own).flatMap((part) => readZones(ground, child(part, 'zone')));
  return [
    ...baseZones(ground, scenario),
    ...sites.map((site) => hostRecords(site.id, hostList(site))),
    ...ofSites(false),
    ...ofSites(true),
    ...readZones(ground, child(scenario, 'zones')),
  ];
}

/** One layer for each text. */
export function readZones(ground: Ground, part: Part<string | readonly string[]> | null): readonly Layer[] {
  if (part === null) return [];
  const { file, path, value } = part;
  const texts =
    typeof value === 'string' ? [{ text: value, at: path }] : value.map((text, n) => ({ text, at: [...path, n] }));
  return texts.map(({ text, at }) =>
    readText(ground, file, text, (line, column) => file.positionInBlock(at, line, column)),
  );
}

function baseZones(ground: Ground, scenario: Part<unknown>): readonly Layer[] {
  const { zones } = ground.fixtures;
  return zones.ids.flatMap((id) => {
    const source = look(ground, zones, { ...scenario, value: id }, 'zone');
    if (source === null) return [];
    return [readText(ground, source, source.text, (line, column) => ({ file: source.file, line, column }))];
  });
}

/** Fixtures are shared by scenarios: what a text of theirs says is read once. */
const read = new WeakMap<SourceText, Map<string, ReturnType<typeof parseZoneText>>>();

function parseOnce(
  source: SourceText,
  text: string,
  place: (line: number, column: number) => Position,
): ReturnType<typeof parseZoneText> {
  const ofFile = read.get(source) ?? new Map<string, ReturnType<typeof parseZoneText>>();
  read.set(source, ofFile);
  // Where it begins tells a text from another of the same words.
  const { line, column } = place(1, 1);
  const key = `${line} ${column} ${text}`;
  const parsed = ofFile.get(key) ?? parseZoneText(text, place);
  ofFile.set(key, parsed);
  return parsed;
}

function readText(
  ground: Ground,
  source: SourceText,
  text: string,
  place: (line: number, column: number) => Position,
): Layer {
  const { lines, mistakes } = parseOnce(source, text, place);
  ground.mistakes.push(...mistakes.map((mistake) => mistakeAt(source, mistake, mistake)));
  return lines;
}
