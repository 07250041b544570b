import { PLACEHOLDER } from '../../base/placeholder.ts';
import { concernsPersons } from '../../lineage/dpia.ts';
import { declaredDpia, type DeclaredDpia } from '../../lineage/dpia-evidence.ts';
import { outsideScope, type OutsideScope } from '../../lineage/dpia-scope.ts';
import { dateAfter } from '../../lineage/duration.ts';
import { servedPurposes } from '../../lineage/handled.ts';
import type { Operation } from '../../edit/operations.ts';
import { isMap } from '../../model/read.ts';
import type { Fix } from '../finding.ts';
import type { BilingualText } from '../../messages/template.ts';
import { pipelineExample } from '../example.ts';
import { durationOption } from '../option.ts';
import { shortLabels } from '../places.ts';
import { declarationOf, ownPurposeOf, purposeAnchor } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';

/** Three years: common practice and the model of central government, no number of the law (checked 2026-11-21). */
export const MAX_AGE = durationOption('P3Y', { nl: 'hoe oud een DPIA mag worden voordat zij opnieuw bekeken moet zijn', en: 'how old a DPIA may get before it must have been looked at again' });
const OUTSIDE: BilingualText = { nl: '«{name}» staat niet in wat de DPIA bekeek', en: '“{name}” is not in what the DPIA looked at' };

/** A DPIA that is old, narrower than the flow, or not finished. One finding per purpose, with every reason. */
export const rule = defineRule({
  id: 'dpia-outdated',
  group: 'decisions',
  lens: 'legal',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'medium',
  principles: ['rights-impact-known'],
  articles: ['AVG 35(2)', 'AVG 35(11)', 'AVG 36'],
  fix: 'suggestion',
  ignorable: true,
  options: { maxAge: MAX_AGE },
  summary: { nl: 'De opgegeven DPIA is oud, smaller dan de verwerking of niet afgerond', en: 'The declared DPIA is old, narrower than the processing or not finished' },
  why: {
    nl: 'Een DPIA beschrijft wat er was toen zij werd gemaakt. Komt er een bron, gegeven, ontvanger of techniek bij, of gaan er jaren voorbij, dan moet zij opnieuw worden bekeken (AVG 35(11)). De functionaris gegevensbescherming geeft advies (AVG 35(2)), en blijft het risico hoog, dan wordt eerst de toezichthouder geraadpleegd (AVG 36).',
    en: 'A DPIA describes what there was when it was made. When a source, category, recipient or technique is added, or years go by, it must be looked at again (GDPR 35(11)). The data protection officer gives advice (GDPR 35(2)), and if the risk stays high the supervisory authority is consulted first (GDPR 36).',
  },
  resolve: {
    nl: 'Bekijk de DPIA opnieuw, zet de nieuwe datum erbij en vul `scope` aan. Leg het advies van de functionaris vast bij `fgAdvice`, en een raadpleging bij `priorConsultation`.',
    en: 'Look at the DPIA again, put the new date in and extend `scope`. Record the advice of the officer under `fgAdvice`, and a consultation under `priorConsultation`.',
  },
  messages: {
    outdated: { nl: 'DPIA {reference} van doel «{purpose}» moet opnieuw worden bekeken: {reasons}', en: 'DPIA {reference} of purpose “{purpose}” must be looked at again: {reasons}' },
  },
  examples: {
    trigger: example('date: 2022-04-01', 'fgAdvice: positief'),
    repaired: example('date: 2026-04-01', 'fgAdvice: positief'),
    // Three years less a day.
    nearMiss: example('date: 2023-11-22', 'fgAdvice: positief'),
  },

  *check(view, report) {
    for (const purpose of servedPurposes(view.flow)) {
      const dpia = declaredDpia(purpose);
      if (dpia === undefined || dpia === 'open' || !concernsPersons(view.flow, purpose)) continue;
      const outside = outsideScope(view.flow, purpose, view.environment, dpia.scope);
      const until = dpia.date === undefined ? undefined : dateAfter(dpia.date, view.option(MAX_AGE));
      const unconsulted = dpia.highResidualRisk && !dpia.consulted;
      const old = until !== undefined && until < view.today;
      const reasons = reasonsOf(dpia, old, outside, unconsulted);
      if (reasons.length === 0) continue;
      yield report('outdated', purposeAnchor(purpose, view, ['evidence', 'dpia']), { reference: dpia.reference, purpose: purpose.id, reasons: { nl: reasons.map(({ nl }) => nl).join('; '), en: reasons.map(({ en }) => en).join('; ') } }, {
        severity: unconsulted ? 'error' : 'warning',
        purpose: purpose.id,
        combination: outside.map(({ at }) => at),
        related: [...outside.map(({ at, name }) => ({ at, message: OUTSIDE, params: { name } })), ...declarationOf(purpose, view, ['evidence', 'dpia'])],
        facts: { open: [...(unconsulted ? ['consultation'] : []), ...(old ? ['date'] : []), ...(dpia.undated ? ['undated'] : []), ...(dpia.advised ? [] : ['advice'])].join(' ') },
      });
    }
  },

  *fixes(finding, view) {
    const purpose = ownPurposeOf(finding, view);
    if (purpose === undefined) return;
    const open = (finding.facts['open'] ?? '').split(' ');
    const unit = purpose.unit;
    const path = [...purpose.path, 'evidence'];
    const suggestion = (title: BilingualText, operation: Operation): Fix => ({ title, params: {}, kind: 'suggestion', principle: 'rights-impact-known', operations: [operation] });
    if (open.includes('consultation')) {
      const answered = isMap(purpose.all['evidence']) && isMap(purpose.all['evidence']['dpia']) && Object.hasOwn(purpose.all['evidence']['dpia'], 'priorConsultation');
      yield suggestion(
        { nl: 'Voeg de raadpleging van de toezichthouder toe om in te vullen', en: 'Add the consultation of the supervisory authority, to fill in' },
        answered ? { op: 'replace', unit, path: [...path, 'dpia', 'priorConsultation'], value: PLACEHOLDER } : { op: 'insert', unit, path: [...path, 'dpia'], key: 'priorConsultation', value: PLACEHOLDER },
      );
    }
    if (open.includes('date')) yield suggestion({ nl: 'Maak plaats voor de datum van de nieuwe DPIA', en: 'Make room for the date of the new DPIA' }, { op: 'replace', unit, path: [...path, 'dpia', 'date'], value: PLACEHOLDER });
    if (open.includes('undated')) yield suggestion({ nl: 'Voeg de datum van de DPIA toe om in te vullen', en: 'Add the date of the DPIA, to fill in' }, { op: 'insert', unit, path: [...path, 'dpia'], key: 'date', value: PLACEHOLDER, after: 'reference' });
    if (open.includes('advice')) yield suggestion({ nl: 'Voeg het advies van de functionaris toe om in te vullen', en: 'Add the advice of the officer, to fill in' }, { op: 'insert', unit, path, key: 'fgAdvice', value: PLACEHOLDER, after: 'dpia' });
  },
});

function reasonsOf({ date, undated, advised }: DeclaredDpia, old: boolean, outside: readonly OutsideScope[], unconsulted: boolean): readonly BilingualText[] {
  return [
    ...(unconsulted ? [{ nl: 'er blijft een hoog risico over zonder raadpleging van de toezichthouder', en: 'a high risk remains without consultation of the supervisory authority' }] : []),
    ...(undated ? [{ nl: 'er is geen datum opgegeven', en: 'no date is declared' }] : []),
    ...(old ? [{ nl: `zij is van ${date}`, en: `it dates from ${date}` }] : []),
    ...(outside.length > 0 ? [lacks(outside)] : []),
    ...(advised ? [] : [{ nl: 'er is geen advies van de functionaris gegevensbescherming opgegeven', en: 'no advice of the data protection officer is declared' }]),
  ];
}

function lacks(outside: readonly OutsideScope[]): BilingualText {
  const { nl, en } = shortLabels(outside.map(({ name }) => name));
  return { nl: `zij noemt ${nl} niet`, en: `it does not name ${en}` };
}

function example(date: string, advice: string): string {
  return pipelineExample(`
purposes:
  hulp:
    description: Inwoners met betalingsachterstanden binnen vier weken hulp aanbieden
    kind: debt-help
    ground: { article: 6(1)(e), law: Wgs art. 3 lid 1 onder b }
    covers: [contact, debt]
    retention: P6M
    evidence: { register: VR-1, notice: { url: https://example.org/privacy }, dpia: { reference: DPIA-1, ${date} }, ${advice} }
sources:
  signalen: { party: gemeente, collectedFor: debt-help, subjects: { kind: citizens, count: 240 }, fields: { naam: name, adres: address, achterstand: debt } }
outputs:
  lijst: { from: signalen, audience: team, recipients: [gemeente] }
`);
}
