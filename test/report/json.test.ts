import { describe, expect, it } from 'vitest';
import { renderJson } from '../../harness/report/json.ts';
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
