import { lastChild, type Part } from '../source/part.ts';
import type { SiteParts } from './gather-sites.ts';
import type { HostShape } from './shape/site-shape.ts';

/** The hosts of a site: the last list that was written. */
export function hostList({ parts }: SiteParts): Part<readonly HostShape[]> | null {
  return lastChild(parts, 'hosts');
}
