/** The user asked for something that cannot be done: told in a plain sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
