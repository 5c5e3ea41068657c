import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { loadReceivers, loadScenarios } from '../../../harness/index.ts';
import type { Block } from './blocks.ts';
import { blocksOf, fileOf } from './blocks.ts';
import { checkedBy } from './checked-elsewhere.ts';
import { PageShell } from './page-shell.ts';
import { isPipeline, playPipeline } from './pipeline.ts';

export interface PlayedPage {
  /** Each with the line of its block. */
  readonly problems: readonly string[];
  /** Console blocks as they are printed now, by the line of their fence. */
  readonly printed: ReadonlyMap<number, string>;
}

/** Plays a page from top to bottom, as a reader who does what it says: files are written, commands are given. */
export async function playPage(page: string): Promise<PlayedPage> {
  const problems: string[] = [];
  const printed = new Map<number, string>();
  using shell = new PageShell();
  for (const block of blocksOf(readFileSync(page, 'utf8'))) {
    try {
      const now = await playBlock(block, page, shell);
      if (now === null) continue;
      printed.set(block.line, now);
      if (now !== block.text) problems.push(`${page}:${block.line} the commands print:\n${now}`);
    } catch (error) {
      problems.push(`${page}:${block.line} ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { problems, printed };
}

/** @returns What a console block shows now; null for others. @throws Error where a block is wrong. */
async function playBlock(block: Block, page: string, shell: PageShell): Promise<string | null> {
  if (checkedBy(page, block.language) !== null) {
    const file = fileOf(block);
    if (file !== null) shell.write(file.path, block.text);
    return null;
  }
  switch (block.language) {
    case 'sh':
      await playSh(block, shell);
      return null;
    case 'console':
      return playConsole(block, shell);
    case 'yaml':
      await playYaml(block, page, shell);
      return null;
    case 'json':
      JSON.parse(block.text);
      return null;
    default:
      throw new Error(`no test knows what to do with a block of the kind "${block.language}"`);
  }
}

/** Every line is a command. It ends with 0, or with what a comment behind it says: `# ends with 1`. */
async function playSh({ text }: Block, shell: PageShell): Promise<void> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  for (const line of lines) {
    const printed = await shell.run(line);
    const code = Number(/# ends with (\d+)/.exec(line)?.[1] ?? 0);
    if (shell.code !== code) throw new Error(`${line} ends with ${shell.code}: ${printed}`);
  }
}

/** Commands behind `$ `, each with what it prints. */
async function playConsole({ text }: Block, shell: PageShell): Promise<string> {
  const commands = [...text.matchAll(/^\$ (.*)$/gm)].map(([, command = '']) => command);
  if (commands.length === 0) throw new Error('a console block shows a command behind `$ `');
  let shown = '';
  for (const command of commands)
    shown += `$ ${command}\n${(await shell.run(command)).trimEnd()}\n`.replace(/\n\n$/, '\n');
  return shown;
}

async function playYaml(block: Block, page: string, shell: PageShell): Promise<void> {
  const file = fileOf(block);
  if (file !== null) shell.write(file.path, block.text);
  if (file?.mistaken !== true && isPipeline(parse(block.text))) return playPipeline(block.text, shell);
  if (parse(block.text) === null) return checkSchemaLine(block.text);
  if (file === null) return checkFragment(block, shell);
  const { mistakes } = file.path.includes('fixtures/receivers/')
    ? loadReceivers({ workingDir: shell.place })
    : loadScenarios([file.path], { workingDir: shell.place });
  // Other fixtures are read by the scenarios that name them.
  if (file.path.includes('fixtures/') && !file.path.includes('fixtures/receivers/')) return;
  if (file.mistaken !== mistakes.length > 0) throw new Error(`${page} ${JSON.stringify(mistakes)}`);
}

/** A part of a scenario, or a whole receiver. */
function checkFragment({ text }: Block, shell: PageShell): void {
  const path = /^orgDomain:/m.test(text)
    ? `fixtures/receivers/${/^id: (\S+)/m.exec(text)?.[1] ?? 'part'}.yaml`
    : 'part-of-a-scenario.yaml';
  shell.write(path, path.startsWith('part') && !/^id:/m.test(text) ? `id: part\ntitle: a part\n${text}` : text);
  const { mistakes } = path.startsWith('part')
    ? loadScenarios([path], { workingDir: shell.place })
    : loadReceivers({ workingDir: shell.place });
  if (path.startsWith('part')) rmSync(join(shell.place, path));
  if (mistakes.length > 0) throw new Error(JSON.stringify(mistakes));
}

function checkSchemaLine(text: string): void {
  const [, schema] = /^# yaml-language-server: \$schema=(\S+)\n$/.exec(text) ?? [];
  if (schema === undefined || !existsSync(join('docs', basename(schema)))) throw new Error('there is no such schema');
}
