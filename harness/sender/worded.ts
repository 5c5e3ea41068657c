import type { Content, Draft } from '../model/delivery.ts';
import type { SenderSystem } from '../model/sender.ts';
import type { FooterPart } from '../model/wording.ts';
import type { World } from '../model/world.ts';

type Text = Extract<Content, { kind: 'text' }>;

/** A notice as the library words it: the catalogue's own template with what is set otherwise. */
export function worded(draft: Draft, world: World): Draft {
  const { content } = draft;
  const { sender } = world;
  if (content.kind !== 'text' || sender.wording === undefined) return draft;
  return { ...draft, content: wordedContent(content, sender, world) };
}

function wordedContent(content: Text, { wording = {} }: SenderSystem, world: World): Text {
  const { subject = content.subject, footer, headers, replyLine, ...written } = wording;
  const { encoded, clockAhead, messageIdDomain } = written;
  const text = withReplyLine(content, replyLine);
  return {
    ...content,
    subject,
    headers: { ...content.headers, ...headers },
    text: footer === undefined ? text : withFooter(text, footer, { content, world }),
    written: {
      ...(encoded === undefined ? {} : { encoded }),
      ...(clockAhead === undefined ? {} : { clockAhead }),
      ...(messageIdDomain === undefined ? {} : { messageIdDomain }),
    },
  };
}

const REPLY_LINE = /^Please send all replies to [^\n]*\n\n?/;

/** The line that tells readers where to answer, as CyberTools has it on top. */
function withReplyLine({ text, ...addresses }: Text, wanted: boolean | undefined): string {
  if (wanted === undefined) return text;
  const bare = text.replace(REPLY_LINE, '');
  return wanted ? `Please send all replies to ${answersTo(addresses)}\n\n${bare}` : bare;
}

/** Where the library wants answers, whatever field its catalogue puts that into. */
function answersTo({ replyTo, headers, from }: Pick<Text, 'replyTo' | 'headers' | 'from'>): string {
  return replyTo ?? headers['ReplyTo'] ?? from.address;
}

interface Under {
  readonly content: Text;
  readonly world: World;
}

function withFooter(text: string, parts: readonly FooterPart[], under: Under): string {
  if (parts.length === 0) return text;
  return `${text.trimEnd()}\n\n${parts.map((part) => footerLine(part, under)).join('\n')}\n`;
}

function footerLine(part: FooterPart, { content, world }: Under): string {
  const { library } = world.scenario;
  switch (part) {
    case 'opt-out':
      return `Which of our e-mails you get is up to you: opt out of those you do not need at ${accountPage(world)}`;
    case 'phone':
      return `Any questions about your account? Call us: ${library.phone}`;
    case 'why':
      return `You receive this e-mail because you have a card of ${library.name} and agreed to be told about your items.`;
    case 'address':
      return `Write to us: ${answersTo(content)}`;
    case 'preferences':
      return 'Ask us, or see your account, to change your notification preferences.';
  }
}

/** Where patrons would find their account: a page of the library's first domain. */
function accountPage({ sites, scenario }: World): string {
  return `https://catalog.${sites.get(scenario.library.site)?.domains[0] ?? 'example.org'}/account`;
}
