import { describe, expect, it } from 'vitest';
import { jsonReport, renderJson } from '../../harness/report/json.ts';
import { summarise } from '../../harness/report/summarise.ts';
import { scenarioReport } from './scenario-report.ts';

const MISTAKE = { source: 'address: secret', mend: 'm', problem: 'p', column: 3, line: 2, file: 'f.yaml' };

describe('renderJson', () => {
  const text = renderJson(summarise([scenarioReport()], [MISTAKE]));

  it('has its keys in the documented order, two spaces and one newline at the end', () => {
    expect(text).toMatch(/^\{\n {2}"schemaVersion": 1,\n {2}"summary": \{\n {4}"scenarios": 1,/);
    expect(text).toMatch(/[^\n]\n$/);
    expect(Object.keys(JSON.parse(text))).toEqual(['schemaVersion', 'summary', 'scenarios', 'errors']);
    expect(Object.keys(JSON.parse(text).scenarios[0])).toEqual([
      'id',
      'title',
      'file',
      'tags',
      'story',
      'cell',
      'outcome',
      'works',
      'ils',
      'beliefs',
      'patrons',
      'dmarcBoth',
      'flows',
      'deliveries',
      'findings',
      'expectations',
    ]);
  });

  it('names mistakes by their place, without the text of the line', () => {
    expect(JSON.parse(text).errors).toEqual([{ file: 'f.yaml', line: 2, column: 3, problem: 'p', mend: 'm' }]);
    expect(text).not.toContain('secret');
  });
});

describe('jsonReport', () => {
  const report = scenarioReport({ title: 'Two lines\nand "quotes", “é”' });
  const runs = [
    { name: 'nothing was played', scenarios: [], mistakes: [MISTAKE] },
    { name: 'one scenario', scenarios: [report], mistakes: [] },
    { name: 'several scenarios and a mistake', scenarios: [report, scenarioReport({ id: 'b' })], mistakes: [MISTAKE] },
  ];

  it.each(runs)('gives the same bytes scenario by scenario as all at once: $name', ({ scenarios, mistakes }) => {
    const whole = summarise(scenarios, mistakes);
    const json = jsonReport();
    const told = scenarios.map(json.scenario).join('');
    const around = { ...whole, scenarios: [] };
    const text = json.front(around) + told + json.end(around);
    expect(text).toBe(renderJson(whole));
    // Two spaces, and a newline at the end: what any JSON writer makes of it.
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    expect(JSON.parse(text).scenarios).toEqual(JSON.parse(JSON.stringify(scenarios)));
  });
});
