import type { CyberTools, Koha, SenderSystem } from '../../model/sender.ts';
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
  if (sender.kind !== 'koha') return tenantSettings(sender);
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

/** The addresses of a catalogue that has one set of them, by the names it knows them by. */
export function tenantSettings(
  sender: Exclude<SenderSystem, CyberTools | Koha>,
): readonly (readonly [string, string])[] {
  switch (sender.kind) {
    case 'folio':
      return [
        ['from of mod-email', sender.from],
        ['Reply-To of emailHeaders', sender.replyTo],
      ];
    case 'evergreen':
      return [
        ['org.bounced_emails', sender.bouncedEmails],
        ['lib.email', sender.libraryEmail],
        ['sender_address', sender.senderAddress],
      ];
    case 'alma':
      return [
        ['addressFrom', sender.addressFrom],
        ['from of Mail Handling', sender.envelopeFrom],
      ];
  }
}
