import { readFileSync, writeFileSync } from 'node:fs';
import { explainScenario, explanationText, loadScenarios } from '../../harness/index.ts';

export const PAGE = 'docs/explain.md';

/** The page with its example as the command prints it now. */
export async function explainPage(): Promise<string> {
  const page = readFileSync(PAGE, 'utf8');
  const [, id = ''] = /`noticeproof explain (\S+)` prints:/.exec(page) ?? [];
  const { scenarios } = loadScenarios(['scenarios'], { workingDir: process.cwd() });
  const scenario = scenarios.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`${PAGE} shows ${id}, which is no shipped scenario`);
  const explained = await explainScenario(scenario, { flow: null, to: null, act: null });
  if (explained.kind !== 'explained') throw new Error(explained.problem);
  const text = explanationText(explained.explanation, { colour: false, width: 100 });
  return page.replace(/```text\n[^]*?```/, () => `\`\`\`text\n${text}\`\`\``);
}

if (process.argv.includes('--write')) writeFileSync(PAGE, await explainPage());
