/** What a purpose declares about its DPIA: whether there is one, and what it looked at. */
import { PLACEHOLDER } from '../base/placeholder.ts';
import type { Purpose } from '../model/pipeline.ts';
import { given, isMap, text, texts } from '../model/read.ts';

export interface DeclaredDpia {
  readonly reference: string;
  /** ISO date as written; undefined when absent or still to be filled in. */
  readonly date: string | undefined;
  /** Nothing at all is said of its date. */
  readonly undated: boolean;
  /** Sources, categories, recipients and techniques it names; empty when it names none. */
  readonly scope: readonly string[];
  readonly highResidualRisk: boolean;
  /** Prior consultation of the supervisory authority (AVG 36). */
  readonly consulted: boolean;
  /** Advice of the data protection officer (AVG 35(2)). */
  readonly advised: boolean;
}

/** The DPIA of a purpose; `open` where it is still to be filled in, undefined where none is named. */
export function declaredDpia(purpose: Purpose): DeclaredDpia | 'open' | undefined {
  const evidence = purpose.all['evidence'];
  if (evidence === PLACEHOLDER) return 'open';
  const all = isMap(evidence) ? evidence : {};
  const dpia = all['dpia'];
  if (!isMap(dpia)) return given(dpia) ? 'open' : undefined;
  const reference = text(dpia['reference']);
  if (reference === undefined) return undefined;
  const date = text(dpia['date']);
  return {
    reference,
    date: date === PLACEHOLDER ? undefined : date,
    undated: !given(dpia['date']),
    scope: dpia['scope'] === PLACEHOLDER ? [] : texts(dpia['scope']).filter((item) => item !== PLACEHOLDER),
    highResidualRisk: isHigh(text(dpia['residualRisk'])),
    consulted: given(dpia['priorConsultation']) && dpia['priorConsultation'] !== false,
    advised: given(all['fgAdvice']),
  };
}

/** Whether a risk is called high: `hoog`, `zeer hoog`, `high risk`. */
function isHigh(risk: string | undefined): boolean {
  return risk !== undefined && /^(?:zeer |very )?(?:hoog|hoge|high)(?:\s|[.,;:]|$)/i.test(risk.trim());
}
