import type { FlowReport, ScenarioReport } from '../../harness/model/report.ts';

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

export function scenarioReport(more: Partial<ScenarioReport> = {}): ScenarioReport {
  return {
    id: 'story',
    title: 'A story',
    file: 'scenarios/story.yaml',
    tags: ['default'],
    outcome: 'as-expected',
    works: true,
    ils: [],
    flows: [flow()],
    deliveries: [],
    findings: [],
    expectations: [{ text: 'notice: inbox', line: 7, met: true, because: 'a source', actual: 'inbox' }],
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
