import { Ajv, type ValidateFunction } from 'ajv';
import { reportJsonSchema } from '../../harness/index.ts';

/** What a schema has against a document; empty where nothing. */
export function complaints(validate: ValidateFunction, document: unknown): readonly string[] {
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const validateReport = new Ajv({ allowUnionTypes: true }).compile(reportJsonSchema());

/** What the schema of the JSON report has against one, as it is printed. */
export function reportComplaints(printed: unknown): readonly string[] {
  return complaints(validateReport, printed);
}
