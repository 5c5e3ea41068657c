import { OwnFault } from '../model/fault.ts';
import type { Facts, Receiver, Rule } from '../model/receiver.ts';
import type { Reply } from '../model/smtp.ts';
import { fillIn } from './placeholders.ts';
import { parseTemplate } from './template.ts';

/** What a host says to a message it takes. */
const TAKEN: Reply = { code: 250, enhanced: '2.0.0', text: 'OK' };

/**
 * What a receiver answers to a message that it takes: its own words where it has some.
 *
 * @throws OwnFault for words that are no reply, which readReceiver does not let through.
 */
export function acceptedReply({ accepted }: Receiver, facts: Facts, ordinary: Reply): Reply {
  if (accepted === undefined) return ordinary;
  const template = parseTemplate(accepted);
  if ('problem' in template) throw new OwnFault('A receiver has no usable words for what it takes.');
  return { ...template.reply, text: fillIn(template.reply.text, facts) };
}

/**
 * What goes over the wire when a rule has decided: its own reply where it refuses or defers, else the ordinary 250.
 *
 * @throws OwnFault for a refusal without a usable reply, which readReceiver does not let through.
 */
export function replyOf(rule: Rule, facts: Facts): Reply {
  if (rule.outcome !== 'reject' && rule.outcome !== 'defer') return TAKEN;
  const template = rule.reply === null ? null : parseTemplate(rule.reply);
  if (template === null || 'problem' in template) throw new OwnFault(`Rule ${rule.id} has no usable reply.`);
  return { ...template.reply, text: fillIn(template.reply.text, facts) };
}
