/**
 * The schema of a pipeline in one file, as a tool that knows nothing but JSON Schema wants it: the references
 * between the files of `schemas/` become references inside it, and our own keywords, for texts and hints, are left out.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'schemas');
const SUFFIX = '.schema.json';

/**
 * @param {string} name of the schema that a document is held to, such as `pipeline`
 * @returns {object} the same schema, complete
 */
export function wholeSchema(name) {
  const found = new Map();
  const pending = [name];
  while (pending.length > 0) {
    const own = pending.pop();
    if (found.has(own)) continue;
    const { $schema: _, ...schema } = JSON.parse(readFileSync(join(folder, `${own}${SUFFIX}`), 'utf8'), (key, value) => {
      if (key.startsWith('x-')) return undefined;
      if (key !== '$ref' || typeof value !== 'string') return value;
      const [file, pointer = ''] = value.split('#');
      const other = file === '' ? own : file.slice(0, -SUFFIX.length);
      pending.push(other);
      return `#/$defs/${other}${pointer}`;
    });
    found.set(own, schema);
  }
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', $ref: `#/$defs/${name}`, $defs: Object.fromEntries(found) };
}

/**
 * Writes that schema.
 * @param {{dates?: 'any'}} [how] `dates: 'any'` for readers that do not keep a date as it is written
 * @returns {string} its path
 */
export function writeWholeSchema(name, directory, { dates } = {}) {
  const schema = wholeSchema(name);
  // What is no string any more has neither its pattern nor its length: such a date is taken as it comes.
  if (dates === 'any') for (const text of ['text', 'date']) schema.$defs.values.$defs[text].type = ['string', 'null', 'object'];
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${name}${SUFFIX}`);
  writeFileSync(path, JSON.stringify(schema));
  return path;
}
