/** A text as YAML reads it back, whatever is in it: the double-quoted form, of which JSON's strings are a part. */
export function yamlText(text: string): string {
  return JSON.stringify(text);
}
