import type { Receiver, Rule, SettingSpec } from '../../model/receiver.ts';
import { conditionText } from './condition-text.ts';
import type { Listed } from './receivers-text.ts';
import { newestSource, sourcesOf } from './newest-source.ts';

/** All receivers for programs: keys in a stable order. */
export function receiversJson({ receivers, own }: Listed) {
  return { schemaVersion: 1, receivers: receivers.map((one) => summaryOf(one, own.has(one.id))) };
}

function summaryOf(receiver: Receiver, own: boolean) {
  const { id, title, where, rules, settings } = receiver;
  return {
    id,
    title,
    file: where.file,
    shipped: !own,
    newestSource: newestSource(receiver),
    rules: rules.length,
    settings: Object.keys(settings),
  };
}

/** One receiver for programs. */
export function receiverJson(receiver: Receiver) {
  const { id, title, about = '', where, orgDomain, settings, rules } = receiver;
  return {
    schemaVersion: 1,
    receiver: {
      id,
      title,
      about,
      file: where.file,
      orgDomain,
      settings: Object.entries(settings).map(([name, spec]) => settingOf(name, spec)),
      rules: rules.map(ruleOf),
      sources: sourcesOf(receiver),
    },
  };
}

function settingOf(name: string, { default: standard, values, about, assumed }: SettingSpec) {
  return { name, default: standard, values, about, assumed };
}

function ruleOf({ id, stage, when, outcome, reply, alters = [], about, source, assumed, model }: Rule) {
  return { id, stage, when: conditionText(when), outcome, reply, alters, about, source, assumed, model };
}
