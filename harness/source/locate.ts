import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Document, Node, Scalar } from 'yaml';
import type { AliasTargets } from './alias-targets.ts';
import type { Path } from './source-file.ts';

/** What was found along a path: the offsets where the last key and its value begin. */
export interface Spot {
  readonly key: number;
  readonly value: number;
  /** The value's node, aliases resolved; null where nothing was written. */
  readonly node: Node | null;
  /** False where the path ends before its last step. */
  readonly complete: boolean;
}

/** Follows `path` into a document as far as it goes. */
export function locate(document: Document, targets: AliasTargets, path: Path): Spot {
  const top = isNode(document.contents) ? document.contents : null;
  let spot: Spot = { key: start(top), value: start(top), node: follow(targets, top), complete: true };
  for (const step of path) {
    const next = spot.node === null ? null : enter(targets, spot.node, step);
    if (next === null) return { ...spot, complete: false };
    spot = next;
  }
  return spot;
}

function enter(targets: AliasTargets, node: Node, step: PropertyKey): Spot | null {
  if (isSeq(node)) {
    const item = typeof step === 'number' ? node.items[step] : undefined;
    return isNode(item) ? { key: start(item), value: start(item), node: follow(targets, item), complete: true } : null;
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  if (pair === undefined || !isNode(pair.key)) return null;
  const key = start(pair.key);
  const written = isNode(pair.value) && !isEmpty(pair.value) ? pair.value : null;
  return { key, value: written === null ? key : start(written), node: follow(targets, written), complete: true };
}

function follow(targets: AliasTargets, node: Node | null): Node | null {
  return isAlias(node) ? (targets.get(node) ?? null) : node;
}

/** `key:` with nothing after it has a null that was never written: the key is the place to point at. */
function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && (node as Scalar).source === '';
}

function start(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}
