import type { FlowReport } from '../../model/report.ts';

/** What became of one flow, and why, in plain words. */
export function flowSentence(flow: FlowReport): string {
  return `${flow.person}, ${flow.flow}: ${endText(flow)}. ${flow.reason}`.trimEnd();
}

function endText({ fate }: FlowReport): string {
  switch (fate) {
    case 'not-applicable':
      return 'did not arise';
    case 'never-sent':
      return 'was never sent';
    case 'inconclusive':
      return 'nobody can say what happens';
    default:
      return `ended as ${fate}`;
  }
}
