import type { DeliveryReport, FlowReport, ScenarioReport } from '../../harness/model/report.ts';

export function flow(more: Partial<FlowReport> = {}): FlowReport {
  return {
    flow: 'notice',
    person: 'Ann',
    act: 'c2',
    from: null,
    to: 'ann@free.example',
    fate: 'inbox',
    reached: true,
    intendedReader: 'Ann',
    readBy: 'Ann',
    learns: null,
    decidedBy: 'd1',
    rule: 'free#accept',
    reason: 'It arrived.',
    assumed: false,
    model: false,
    variants: [],
    deliveries: ['d1'],
    ...more,
  };
}

export function delivery(more: Partial<DeliveryReport> = {}): DeliveryReport {
  return {
    id: 'd1',
    causedBy: 'c2',
    mailFrom: 'library@acme.example',
    headerFrom: 'library@acme.example',
    replyTo: null,
    to: 'ann@free.example',
    clientIp: '192.0.2.1',
    clientHost: 'out.vendor.example',
    serverIp: '192.0.2.2',
    serverHost: 'mx.free.example',
    receiver: 'free',
    attempts: [],
    spf: null,
    dkim: null,
    dmarc: null,
    arc: null,
    alignment: null,
    rule: 'free#accept',
    outcome: 'inbox',
    reply: { code: 250, enhanced: '2.0.0', text: 'OK' },
    evidence: { dialogue: [], dns: [] },
    ...more,
  };
}

export function scenarioReport(more: Partial<ScenarioReport> = {}): ScenarioReport {
  return {
    id: 'story',
    title: 'A story',
    file: 'scenarios/story.yaml',
    tags: ['default'],
    story: null,
    cell: null,
    outcome: 'as-expected',
    works: true,
    ils: [],
    beliefs: [],
    patrons: null,
    dmarcBoth: null,
    flows: [flow()],
    deliveries: [],
    findings: [],
    expectations: [{ text: 'notice: inbox', line: 7, met: true, because: 'a source', actual: 'inbox', flows: [] }],
    ...more,
  };
}

export const LOST_BOUNCE = flow({
  flow: 'bounce',
  fate: 'read-by-nobody',
  reached: false,
  learns: 'nobody',
  rule: 'dead#accept',
});

export const FINDING = {
  code: 'bounces-unread',
  severity: 'warning',
  facts: { people: ['Ann'] },
  sentence: 'Reports go where nobody reads them.',
  mend: 'Let them go to the library.',
  actor: 'library',
} as const;
