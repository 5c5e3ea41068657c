import type { ZoneLine } from '../model/dns.ts';
import { registrableDomain } from '../standards/zone-text/registrable.ts';

/** The trees of reverse names are always declared: an address without a PTR is the ordinary case. */
export const REVERSE_TREES: readonly string[] = ['in-addr.arpa', 'ip6.arpa'];

export type Layer = readonly ZoneLine[];

/** The domain, or the reverse tree, whose lines decide what a name holds. */
export function domainOfName(name: string): string {
  return REVERSE_TREES.find((reverse) => isAtOrBelow(name, reverse)) ?? registrableDomain(name);
}

/** True where `name` is `above` or lies below it; '' is above everything. */
export function isAtOrBelow(name: string, above: string): boolean {
  return above === '' || name === above || name.endsWith(`.${above}`);
}

interface TakenApart {
  readonly domains: ReadonlyMap<string, Layer>;
  /** Names that it says do not exist, and so nothing below them. */
  readonly gone: readonly string[];
}

/** Fixtures' layers are shared by scenarios, and are taken apart once. */
const known = new WeakMap<Layer, TakenApart>();

/**
 * Layers domain by domain, each without those that say nothing of it: what one domain holds does not hang on what is said
 * of another. Where a name above domains is said not to exist, such as `org`, all are one. The same layer gives the same
 * parts.
 */
export function layersByDomain(layers: readonly Layer[]): readonly (readonly Layer[])[] {
  const apart = layers.map(takenApart);
  const found = new Map<string, Layer[]>();
  for (const { domains } of apart) {
    for (const [domain, lines] of domains) {
      const ofDomain = found.get(domain);
      if (ofDomain === undefined) found.set(domain, [lines]);
      else ofDomain.push(lines);
    }
  }
  const gone = apart.flatMap((layer) => layer.gone);
  const reachesOthers = gone.some((name) =>
    [...found.keys()].some((domain) => domain !== name && isAtOrBelow(domain, name)),
  );
  return reachesOthers ? [layers] : [...found.values()];
}

function takenApart(layer: Layer): TakenApart {
  const before = known.get(layer);
  if (before !== undefined) return before;
  const domains = new Map<string, ZoneLine[]>();
  for (const line of layer) {
    const domain = domainOfName(line.name);
    const lines = domains.get(domain);
    if (lines === undefined) domains.set(domain, [line]);
    else lines.push(line);
  }
  const gone = layer.filter(({ kind }) => kind === 'nxdomain').map(({ name }) => name);
  const apart = { domains, gone };
  known.set(layer, apart);
  return apart;
}
