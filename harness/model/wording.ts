/**
 * Parts of the footer under a notice. Two footers are made of them, after ByWater Solutions' text on e-mail: how to opt
 * out, with the library's phone; and why this comes, an address to write to, and where to set preferences.
 */
export const FOOTER_PARTS = ['opt-out', 'phone', 'why', 'address', 'preferences'] as const;
export type FooterPart = (typeof FOOTER_PARTS)[number];

/** The two footers: either of them is a whole one. */
export const FOOTERS: readonly (readonly FooterPart[])[] = [
  ['opt-out', 'phone'],
  ['why', 'address', 'preferences'],
];

/** How the notices of a catalogue are worded where its own template is changed; what is absent is the catalogue's own. */
export interface NoticeWording {
  readonly subject?: string;
  /** Parts of the footer. */
  readonly footer?: readonly FooterPart[];
  /** Whether the text begins with a line that says where to send replies. */
  readonly replyLine?: boolean;
  /** Header fields beside the catalogue's own, such as Auto-Submitted. */
  readonly headers?: Readonly<Record<string, string>>;
  /** False: subject and text go out as octets of UTF-8, without encoded words and without MIME fields. */
  readonly encoded?: boolean;
  /** Seconds by which the clock that writes Date is ahead; negative where it is behind. */
  readonly clockAhead?: number;
  /** What stands behind the @ of Message-ID. */
  readonly messageIdDomain?: string;
}
