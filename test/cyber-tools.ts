import type { CyberTools, SenderSystem } from '../harness/model/sender.ts';

/** The catalogue of a world or scenario, which must be CyberTools. */
export function cyberTools({ sender }: { readonly sender: SenderSystem }): CyberTools {
  if (sender.kind !== 'cybertools') throw new Error(`the catalogue is ${sender.kind}`);
  return sender;
}
