import type { Consequence, FlowExplanation, VariantExplanation } from '../../model/explanation.ts';
import { findingText } from '../console/finding-text.ts';
import { colourOfFate } from '../console/style.ts';
import { deliveryText } from './delivery-text.ts';
import type { Page } from './page.ts';
import { lines, section } from './page.ts';

/** One flow: its fate, what was meant, the chain of events of each variant, what to do. */
export function flowText(flow: FlowExplanation, page: Page): readonly string[] {
  const { colours, width } = page;
  const fate = colourOfFate(flow.fate, colours)(flow.fate);
  const findings = flow.findings.flatMap((finding) =>
    findingText(finding, width - 2, colours)
      .split('\n')
      .map((line) => `  ${line}`),
  );
  const parts = [
    [
      `${colours.bold(`The ${flow.flow} ${flow.flow === 'notice' ? 'for' : 'of'} ${flow.person} in ${flow.act}`)}: ${fate}`,
    ],
    section(
      'What was meant',
      flow.meant.flatMap((text) => lines(text, page, { indent: 4, hanging: 2 })),
      page,
      2,
    ),
    ...flow.variants.flatMap((variant) => variantParts(variant, flow.variants.length > 1, page)),
    section('What to do', findings, page, 2),
  ];
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

function variantParts(variant: VariantExplanation, several: boolean, page: Page): readonly (readonly string[])[] {
  const heading = several ? [page.colours.bold(`  ${variantName(variant)}: ${variant.fate}`)] : [];
  return [
    [...heading, ...summary(variant, several, page)],
    section('What led to it', before(variant, page), page, 2),
    ...variant.deliveries.map((delivery, index, all) => deliveryText(delivery, index === all.length - 1, page)),
    section('The mailbox', mailbox(variant, page), page, 2),
    section(
      'What came of it',
      variant.consequences.flatMap((one) => consequence(one, page)),
      page,
      2,
    ),
  ];
}

/** Which timelines it stands for: by address, and by `pct` where that made the difference. */
function variantName({ timelines }: VariantExplanation): string {
  const names = timelines.map(({ clientIp, pctApplied }) => {
    const from = clientIp === '' ? 'Where nothing was sent' : `From ${clientIp}`;
    return pctApplied ? from : `${from}, spared by pct`;
  });
  return [...new Set(names)].map((name, index) => (index === 0 ? name : name.replace('From', 'from'))).join(' and ');
}

function summary(variant: VariantExplanation, several: boolean, page: Page): readonly string[] {
  const { reason, assumed, model, learns, rule } = variant;
  const sentences = [
    rule === null ? reason : `${reason} (${rule})`,
    ...(assumed ? ['That hangs on something assumed: see the rule, the queue or the habit below.'] : []),
    ...(model ? ['That rests on a model of reputation, not on a documented rule.'] : []),
    learnsText(variant.reached, learns),
    several ? '' : playedText(variant),
  ];
  return sentences.filter((text) => text !== '').flatMap((text) => lines(text, page, { indent: 2, hanging: 2 }));
}

/** One of several addresses is told; the reader shall know that the others were played too. */
function playedText({ timelines, deliveries }: VariantExplanation): string {
  const addresses = [...new Set(timelines.map(({ clientIp }) => clientIp))].filter((address) => address !== '');
  if (addresses.length < 2 || deliveries.length === 0) return '';
  return `Played from each of ${addresses.join(' and ')}, with the same end; told from ${addresses[0]}.`;
}

function learnsText(reached: boolean | null, learns: VariantExplanation['learns']): string {
  if (reached !== false || learns === null) return '';
  if (learns === 'nobody') return 'Nobody learns of it.';
  return `The ${learns} learns of it.`;
}

function before({ before: led }: VariantExplanation, page: Page): readonly string[] {
  return led.flatMap(({ id, causedBy, flow, mailFrom, to, rule, reply }) => {
    const decided = rule === null ? '' : `, decided by ${rule}`;
    const text = `${id} (caused by ${causedBy}): the ${flow} from ${mailFrom || '<>'} to ${to}; ${reply}${decided}. Explained by --flow ${flow}.`;
    return lines(text, page, { indent: 4, hanging: 2 });
  });
}

function mailbox({ mailbox: found, intendedReader }: VariantExplanation, page: Page): readonly string[] {
  if (found === null) return [];
  const { address, state, reader } = found;
  const account = state === 'ok' ? '' : `, the account is ${state}`;
  const text = `${address} is ${reader}${account}. The message was meant for ${intendedReader === 'library' ? 'the library' : intendedReader}.`;
  return lines(text, page, { indent: 4, hanging: 2 });
}

function consequence({ flow, fate, to, reason, deliveries }: Consequence, page: Page): readonly string[] {
  const sent = deliveries.length === 0 ? '' : ` (${deliveries.join(', ')})`;
  const target = to === '' ? '' : ` to ${to}`;
  return lines(`${flow}${sent}${target}: ${fate}. ${reason}`, page, { indent: 4, hanging: 2 });
}
