import { choicesOf, type Choices } from '../../editor/new-unit-choices.ts';
import { newUnit as textOf, type NewSource, type NewText, type NewUnit } from '../../service/new-unit.ts';
import { fileId, SourceFile } from '../../text/source-file.ts';
import { toRange } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';

/** What `grondslag/newUnit` answers: the text, and what to select in it, so that who opens it can begin to type. */
export interface NewUnitAnswer extends Omit<NewText, 'blank'> {
  /** The first place to fill in; absent where there is none. */
  readonly selection?: ReturnType<typeof toRange>;
}

/** `grondslag/choices`: what somebody may choose from who starts a pipeline. `grondslag/newUnit`: its text. */
export const newUnit: Feature = {
  register: (session) => {
    session.connection.onRequest('grondslag/choices', answering<unknown, Choices | null>(session, null, () => {
      session.scheduler.flush();
      const { workspace } = session;
      return choicesOf([...workspace.allUnits()], workspace.environment, session.preferences.locale);
    }));
    session.connection.onRequest('grondslag/newUnit', answering<unknown, NewUnitAnswer | null>(session, null, (params) => {
      session.scheduler.flush();
      const { workspace } = session;
      const taken = new Set([...workspace.allUnits()].map(({ id }) => id));
      const { blank, ...made } = textOf(readAnswers(params), workspace.environment, taken, session.preferences.locale);
      return blank === undefined ? made : { ...made, selection: toRange(blank, new SourceFile(fileId(made.file), made.text)) };
    }));
  },
};

/** Answers as any client may send them; what is not understood is still to be filled in. */
function readAnswers(given: unknown): NewUnit {
  const all = recordOf(given);
  const texts = Object.fromEntries((['title', 'id', 'controller', 'purpose', 'article', 'audience'] as const).flatMap((name) => {
    const text = textIn(all, name);
    return text === undefined ? [] : [[name, text]];
  }));
  const source = readSource(recordOf(all['source']));
  return { ...texts, kind: all['kind'] === 'catalog' ? 'catalog' : 'pipeline', ...(source === undefined ? {} : { source }) };
}

function readSource(given: Readonly<Record<string, unknown>>): NewSource | undefined {
  const [register, output, party] = [textIn(given, 'register'), textIn(given, 'output'), textIn(given, 'party')];
  if (given['from'] === 'register' && register !== undefined) return { from: 'register', register };
  if (given['from'] === 'output' && output !== undefined) return { from: 'output', output };
  return given['from'] === 'supply' ? { from: 'supply', ...(party === undefined ? {} : { party }) } : undefined;
}

function textIn(given: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = given[name];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
