import { createPrivateKey } from 'node:crypto';
import type { z } from 'zod';
import type { Receiver } from '../model/receiver.ts';
import { checkShape } from '../source/check-shape.ts';
import { mistakeAt } from '../source/mistake-at.ts';
import { MistakeError } from '../source/mistake-error.ts';
import { parseYaml } from '../source/parse-yaml.ts';
import type { Part } from '../source/part.ts';
import type { SourceFile, SourceText } from '../source/source-file.ts';
import { openShelf, type Shelf } from './fixture-shelf.ts';
import { habitShape, responderShape, type HabitShape, type ResponderShape } from './shape/people-shapes.ts';
import { populationShape, type PopulationShape } from './shape/population-shape.ts';
import { senderSystemShape, type SenderSystemShape } from './shape/sender-shape.ts';
import { siteShape, type SiteShape } from './shape/site-shape.ts';

/** Everything scenarios can name. */
export interface Fixtures {
  readonly providers: Shelf<Part<SiteShape>>;
  /** Sites that are there only where a scenario asks for them. */
  readonly services: Shelf<Part<SiteShape>>;
  readonly senders: Shelf<Part<SenderSystemShape>>;
  readonly populations: Shelf<Part<PopulationShape>>;
  readonly habits: Shelf<Part<HabitShape>>;
  readonly responders: Shelf<Part<ResponderShape>>;
  readonly receivers: Shelf<Receiver>;
  /** PEM texts. */
  readonly keys: Shelf<string>;
  /** Zone texts that lie below those of every scenario. */
  readonly zones: Shelf<SourceText>;
}

/** Opens the fixtures of several folders, the first of which counts most. Nothing is read before it is asked for. */
export function openFixtures(
  folders: readonly string[],
  readText: (path: string) => SourceText,
  readReceiver: (file: SourceFile) => Receiver,
): Fixtures {
  const yaml = <S extends z.ZodType<{ readonly id?: string | undefined }>>(
    kind: string,
    shape: S,
  ): Shelf<Part<z.output<S>>> =>
    openShelf(folders, kind, '.yaml', (path, id) => {
      const file = parseYaml(readText(path));
      const value = checkShape(shape, file);
      demandName(file, value.id, id);
      return { value, file, path: [] };
    });
  return {
    providers: yaml('providers', siteShape),
    services: yaml('services', siteShape),
    senders: yaml('senders', senderSystemShape),
    populations: yaml('populations', populationShape),
    habits: yaml('habits', habitShape),
    responders: yaml('responders', responderShape),
    receivers: openShelf(folders, 'receivers', '.yaml', (path, id) => {
      const file = parseYaml(readText(path));
      const receiver = readReceiver(file);
      demandName(file, receiver.id, id);
      return receiver;
    }),
    keys: openShelf(folders, 'keys', '.pem', (path) => privateKey(readText(path))),
    zones: openShelf(folders, 'zones', '.zone', (path) => readText(path)),
  };
}

function demandName(file: SourceFile, id: string | undefined, name: string): void {
  if (id === name) return;
  throw new MistakeError([
    mistakeAt(file, file.positionOf(['id']), {
      problem: `The file is called \`${name}\`, but its id is \`${id ?? ''}\`.`,
      mend: `Write \`id: ${name}\`, or give the file the name of the id.`,
    }),
  ]);
}

function privateKey(source: SourceText): string {
  try {
    createPrivateKey(source.text);
    return source.text;
  } catch {
    const where = { file: source.file, line: 1, column: 1 };
    const mend = 'Make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048';
    throw new MistakeError([mistakeAt(source, where, { problem: 'This is no private key in PEM form.', mend })]);
  }
}
