import { z } from 'zod';
import { loanShape } from './people-shapes.ts';
import { hostShape, MAILBOX_STATES, settingsShape } from './site-shape.ts';
import { settingsShape as senderSettingsShape } from './sender-shape.ts';
import {
  addressText,
  domainText,
  durationText,
  idText,
  ipText,
  lineText,
  localTimeText,
  sizeText,
  typedAddressText,
} from './text-shapes.ts';

const when = {
  id: idText
    .regex(/^(?!d\d+$)/, {
      error: 'Write another id: `d1`, `d2` and so on are what deliveries are called in the report.',
    })
    .optional()
    .describe('What expectations call this act. Default: its kind, with a number from the second on.'),
  at: localTimeText.optional().describe('Local date and time, such as 2026-11-02T10:00.'),
  after: durationText.optional().describe('Time since the act before, or since the start. Default: 1h.'),
};

/** An act has one time. */
const oneTime = (act: { readonly at?: string | undefined; readonly after?: string | undefined }): boolean =>
  act.at === undefined || act.after === undefined;
const ONE_TIME = { error: 'Keep one of `at` and `after`.', path: ['after'] };

const testTarget = z.union([z.enum(['corporate', 'personal']), typedAddressText], {
  error: 'Write corporate, personal or an e-mail address.',
});

export const c1StaffShape = z
  .strictObject({
    ...when,
    to: z
      .union([testTarget, z.array(testTarget).min(1)])
      .optional()
      .describe("What is typed into `To`, one message each. Default: the tester's both addresses."),
    size: sizeText
      .optional()
      .describe('How large the list of results makes the message, such as 12MB. Default: one result.'),
  })
  .refine(oneTime, ONE_TIME);

export const c1OpacShape = z
  .strictObject({
    ...when,
    to: testTarget.optional().describe('What is typed into `E-mail to`. Default: corporate.'),
    searchMethod: lineText.optional().describe('Default: Power.'),
    savedCitation: z.boolean().optional().describe('Whether a citation was collected. Default: true.'),
  })
  .refine(oneTime, ONE_TIME);

export const c2Shape = z
  .strictObject({
    ...when,
    automatically: lineText.optional().describe('Automatically Send Notices by E-mail. Default: At Night.'),
    people: z.array(lineText).min(1).optional().describe('Whose loans the job looks at. Default: all who have one.'),
    loans: z
      .record(lineText, loanShape.partial())
      .optional()
      .describe("Loans that this night looks at instead of the people's own, by name."),
  })
  .refine(oneTime, ONE_TIME);

/** A run of a catalogue's jobs that make notices. */
export const noticesShape = z
  .strictObject({
    ...when,
    people: z
      .array(lineText)
      .min(1)
      .optional()
      .describe('Whom it looks at. Default: all who have a loan; for a hold or a mailing, all patrons.'),
    loans: z
      .record(lineText, loanShape.partial())
      .optional()
      .describe("Loans that it looks at instead of the people's own, by name."),
    library: idText.optional().describe("Code of the library that writes. Default: each patron's own."),
    item: lineText.optional().describe('What waits on the hold shelf.'),
    days: z
      .int()
      .min(1)
      .optional()
      .describe('Overdue for so many days at least (default: 1), or due within so many (default: 3).'),
    others: z
      .int()
      .min(0)
      .optional()
      .describe(
        'Notices of the same run to patrons outside the story, handed over first and only counted. Default: 0.',
      ),
  })
  .refine(oneTime, ONE_TIME);

export const ordinaryMailShape = z
  .strictObject({
    ...when,
    to: testTarget
      .optional()
      .describe("Whom it is for: corporate or personal (the tester's), or the address of a person. Default: personal."),
    from: addressText
      .optional()
      .describe("Who writes, as MAIL FROM and From. Default: the tester's corporate address."),
    size: sizeText.optional().describe('How large it is, such as 12MB. Default: a few lines.'),
  })
  .refine(oneTime, ONE_TIME);

const siteChangeShape = z
  .strictObject({
    id: idText.describe('Id of a site of this scenario.'),
    hosts: z
      .array(hostShape)
      .min(1)
      .optional()
      .describe('Its machines from now on, all of them. Their A, AAAA and PTR records replace those of the old ones.'),
    settings: settingsShape.optional().describe('Settings of its receiver that change.'),
  })
  .refine(({ hosts, settings }) => hosts !== undefined || settings !== undefined, {
    error: 'Write what changes there: `hosts:` or `settings:`.',
  });

const mailboxChangeShape = z.strictObject({
  state: z
    .enum([...MAILBOX_STATES, 'deleted'])
    .describe('How the account stands from now on; deleted: there is no such mailbox any more.'),
});

const unsuppressShape = z.strictObject({
  at: idText.describe('Id of the service, such as amazon-ses.'),
  address: addressText.describe('The address that comes off its list.'),
});

const CHANGES = ['zones', 'sender', 'sites', 'mailboxes', 'unsuppress', 'delist', 'resume'] as const;

export const changeShape = z
  .strictObject({
    ...when,
    about: lineText.describe('What is done, in a few words.'),
    zones: z.string().optional().describe('Records that replace those of the same name and type from now on.'),
    sender: senderSettingsShape.optional().describe('Settings of the catalogue from now on.'),
    sites: z
      .array(siteChangeShape)
      .min(1)
      .optional()
      .describe('Sites whose machines move, or whose servers are set up otherwise.'),
    mailboxes: z
      .record(typedAddressText, mailboxChangeShape)
      .optional()
      .describe('Mailboxes whose account stands otherwise from now on, by address.'),
    unsuppress: z
      .array(unsuppressShape)
      .min(1)
      .optional()
      .describe("Addresses that are taken off a service's own list of those it does not send to."),
    delist: z
      .array(z.union([ipText, domainText], 'Write an IP address or a domain name.'))
      .min(1)
      .optional()
      .describe('Addresses and domains for which removal from blocklists is asked.'),
    resume: z.array(idText).min(1).optional().describe('Services whose account may send again.'),
  })
  .refine(oneTime, ONE_TIME)
  .refine((change) => CHANGES.some((key) => change[key] !== undefined), {
    error: 'Write what changes: `zones:`, `sender:`, `sites:`, `mailboxes:`, `unsuppress:`, `delist:` or `resume:`.',
  });

export const BARE_ACTS = [
  'c1-staff',
  'c1-opac',
  'c2',
  'overdue',
  'advance',
  'hold',
  'mailing',
  'ordinary-mail',
] as const;

/** `- c2` alone means all defaults; else one key that names the kind. */
export const actShape = z.union([
  z.enum(BARE_ACTS),
  z
    .strictObject({
      'c1-staff': c1StaffShape.nullable().optional().describe('C1: e-mail a saved result from Staff Functions.'),
      'c1-opac': c1OpacShape.nullable().optional().describe('C1: e-mail a saved result from the public catalogue.'),
      c2: c2Shape.nullable().optional().describe('C2: the nightly job sends notices of overdue loans.'),
      overdue: noticesShape
        .nullable()
        .optional()
        .describe('The nightly job makes notices of overdue loans (not CyberTools).'),
      advance: noticesShape
        .nullable()
        .optional()
        .describe('The nightly job makes notices of loans due soon (likewise).'),
      hold: noticesShape.nullable().optional().describe('A notice of a hold that waits on the shelf (likewise).'),
      mailing: noticesShape
        .nullable()
        .optional()
        .describe('News to all patrons from the catalogue, whose tools are not made for that (likewise).'),
      'ordinary-mail': ordinaryMailShape
        .nullable()
        .optional()
        .describe("An ordinary message from the library's own server: the control after a change of DNS records."),
      change: changeShape.optional().describe("A change of DNS records, of sites or of the catalogue's properties."),
    })
    .refine((act) => Object.keys(act).length === 1, {
      error: `Write one of ${BARE_ACTS.join(', ')} and change in each entry of the list.`,
    }),
]);

export type C1StaffShape = z.infer<typeof c1StaffShape>;
export type C1OpacShape = z.infer<typeof c1OpacShape>;
export type C2Shape = z.infer<typeof c2Shape>;
export type NoticesShape = z.infer<typeof noticesShape>;
export type OrdinaryMailShape = z.infer<typeof ordinaryMailShape>;
export type SiteChangeShape = z.infer<typeof siteChangeShape>;
export type ChangeShape = z.infer<typeof changeShape>;
export type ActShape = z.infer<typeof actShape>;
