import type { Names, People } from './shared.ts';

/** What keeps a fate from being known for sure. */
export interface RunFacts {
  'temporary-dns-failure': People & {
    names: Names;
    /** CNAME records behind the names that lead in a circle, or on and on. */
    aliases: Names;
    healed: boolean;
    attempts: number;
  };
  'undeclared-name': { name: string; type: string; askedBy: Names; zoneLine: string };
  'assumed-fate': { count: number; flows: Names; rules: Names };
}
