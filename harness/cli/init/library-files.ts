import type { OurLibrary } from './our-library.ts';
import { populationText } from './population-text.ts';
import { readmeText } from './readme-text.ts';
import { RECEIVER_TEXT } from './receiver-text.ts';
import { afterB1Text, todayText } from './scenario-texts.ts';

/** One file that `init` writes. */
export interface LibraryFile {
  /** Relative to the folder it was given, `/` separated. */
  readonly path: string;
  readonly text: string;
  /** What it is, for the list that is printed. */
  readonly about: string;
}

/**
 * The files of a library's first project: two scenarios, and the library itself as fixtures that they share.
 *
 * @param schema Where the scenarios find the JSON Schema; null where it is not installed.
 */
export function libraryFiles(library: OurLibrary, schema: string | null): readonly LibraryFile[] {
  const hint = schema === null ? '' : `# yaml-language-server: $schema=${schema}\n`;
  return [
    { path: 'scenarios/today.yaml', text: hint + todayText(library), about: 'as the vendor sets a library up' },
    { path: 'scenarios/after-b1.yaml', text: hint + afterB1Text(library), about: 'what B1 would change' },
    { path: 'scenarios/README.md', text: readmeText(library), about: 'how to go on' },
    {
      path: 'fixtures/populations/our-library.yaml',
      text: populationText(library),
      about: 'your library and its patrons',
    },
    { path: 'fixtures/receivers/our-server.yaml', text: RECEIVER_TEXT, about: 'how your own mail server decides' },
  ];
}
