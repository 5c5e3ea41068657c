import { isAlias, isNode, visit } from 'yaml';
import type { Alias, Document, Node } from 'yaml';

/** Each alias of a document, in its order, with the node that it stands for; null where no such anchor comes before it. */
export type AliasTargets = ReadonlyMap<Alias, Node | null>;

/** Finds what all aliases stand for in one walk: asked one by one, each would walk through the whole document. */
export function aliasTargets(document: Document): AliasTargets {
  const anchored = new Map<string, Node>();
  const targets = new Map<Alias, Node | null>();
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) targets.set(node, anchored.get(node.source) ?? null);
      else if (isNode(node) && 'anchor' in node && node.anchor !== undefined) anchored.set(node.anchor, node);
    },
  });
  return targets;
}
