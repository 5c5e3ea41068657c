import { resolve } from 'node:path';
import type { ReporterChoice, ReporterName } from './reporters.ts';
import { REPORTERS } from './reporters.ts';
import { UsageError } from './usage-error.ts';

/** Gathers `--reporter` and `--output-file` in the order in which they stand on the command line. */
export class ReporterChoices {
  readonly #choices: { readonly name: ReporterName; file: string | null }[] = [];

  reporter(name: string): void {
    const known = REPORTERS.find((reporter) => reporter === name);
    if (known === undefined) throw new UsageError(`There is no reporter "${name}"; there are ${REPORTERS.join(', ')}.`);
    this.#choices.push({ name: known, file: null });
  }

  /** @throws UsageError where no reporter stands before it, or that one has a file already. */
  outputFile(file: string): void {
    const last = this.#choices.at(-1);
    if (last === undefined) throw new UsageError('--output-file belongs behind the --reporter that it is for.');
    if (last.file !== null) throw new UsageError(`The reporter ${last.name} has two output files; give it one.`);
    if (file === '') throw new UsageError('--output-file needs the name of a file.');
    last.file = file;
  }

  /**
   * @param workingDir What relative files start from: `f` and `./f` are one place.
   * @throws UsageError where two reporters would write to the same place.
   */
  chosen(workingDir: string): readonly ReporterChoice[] {
    if (this.#choices.length === 0) return [{ name: 'console', file: null }];
    const places = this.#choices.map(({ file }) => (file === null ? null : resolve(workingDir, file)));
    const twice = this.#choices.find((_, position) => places.indexOf(places[position] ?? null) !== position);
    if (twice?.file === null) {
      throw new UsageError('Two reporters would print to standard output; give one of them an --output-file.');
    }
    if (twice !== undefined) throw new UsageError(`Two reporters would write to ${twice.file}.`);
    return this.#choices;
  }
}
