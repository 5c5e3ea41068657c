import type { SenderSystem } from '../../model/sender.ts';
import { mailboxKey } from '../../standards/address.ts';

/** The settings of a catalogue that name a mailbox, by the names its library knows them by. */
export function settingsNaming(sender: SenderSystem, mailbox: string): readonly string[] {
  return addressSettings(sender).flatMap(([name, address]) => (mailboxKey(address) === mailbox ? [name] : []));
}

function addressSettings(sender: SenderSystem): readonly (readonly [name: string, address: string])[] {
  if (sender.kind === 'cybertools') {
    const { from, replyTo } = sender.properties;
    return [
      ['Library E-Mail From Address', from],
      ['Library E-Mail Reply-To Address', replyTo],
    ];
  }
  const { KohaAdminEmailAddress, ReplytoDefault, ReturnpathDefault } = sender.preferences;
  const libraries = [...sender.libraries.values()].flatMap(({ code, branchemail, branchreplyto, branchreturnpath }) => [
    [`branchemail of ${code}`, branchemail] as const,
    [`branchreplyto of ${code}`, branchreplyto] as const,
    [`branchreturnpath of ${code}`, branchreturnpath] as const,
  ]);
  return [
    ['KohaAdminEmailAddress', KohaAdminEmailAddress],
    ['ReplytoDefault', ReplytoDefault],
    ['ReturnpathDefault', ReturnpathDefault],
    ...libraries,
  ];
}
