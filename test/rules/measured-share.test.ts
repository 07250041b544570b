import assert from 'node:assert/strict';
import type { Locale } from '../../server/src/messages/template.ts';
import { renderText } from '../../server/src/rules/finding.ts';
import { pipelineExample } from '../../server/src/rules/example.ts';
import { findings } from '../harness/check.ts';

/** What the finding about rows with these fields gives as reasons; undefined where there is none. */
function reasons(fields: string, { subjects = '', steps = '', from = 'rijen', locale = 'nl' }: { readonly subjects?: string; readonly steps?: string; readonly from?: string; readonly locale?: Locale } = {}): readonly string[] | undefined {
  const text = pipelineExample(`
purposes:
  doel:
    description: Aanvragen van inwoners afhandelen
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    retention: P1Y
sources:
  rijen: { party: gemeente, collectedFor: service, ${subjects}fields: { ${fields} } }
${steps === '' ? '' : `steps:\n${steps}\n`}outputs:
  lijst: { from: ${from}, audience: private, recipients: [leverancier] }
`);
  const found = findings({ 'p.pipeline.yaml': text }).find(({ rule }) => rule.id === 're-identifying-combination');
  return found?.finding.related.map(({ message, params }) => renderText(message, params, locale)).filter((line) => line.includes(' + ') || line.includes('opgegeven') || line.includes('declared'));
}

const KOOT = 'geboortedatum: birth-date, postcode: postcode6, geslacht: sex';

describe('why a combination points to people', () => {
  it('says what it is made of, the measured share, among whom and by whom', () => {
    assert.deepEqual(reasons(KOOT), ['geboortedatum + volledige postcode + geslacht: 99,4% uniek onder 2,7 miljoen Nederlanders (Koot et al. 2010). Geboortedatum, volledige postcode en geslacht wijzen samen bijna altijd één inwoner aan.']);
    assert.deepEqual(reasons(KOOT, { locale: 'en' })?.map((line) => line.split('. ')[0]), ['date of birth + full postcode + sex: 99.4% unique among 2.7 million Dutch citizens (Koot et al']);
  });

  it('tells what was measured from a finer field that is here', () => {
    assert.match(reasons('geboortedatum: birth-date, postcode: postcode6')?.[0] ?? '', /^geboortedatum \+ viercijferige postcode \(hier fijner: volledige postcode\): 67,0% uniek/);
    assert.match(reasons('geboortedatum: birth-date, postcode: postcode6', { locale: 'en' })?.[0] ?? '', /^date of birth \+ .* \(here finer: full postcode\): 67\.0% unique/);
  });

  it('says of a share measured elsewhere what was measured here', () => {
    const lines = reasons('geboortedatum: birth-date, postcode: postcode4, geslacht: sex');
    assert.match(lines?.[0] ?? '', /^geboortedatum \+ .*postcode \+ geslacht: 87% uniek in de Verenigde Staten/);
    assert.match(lines?.[1] ?? '', /^Gemeten in Nederland, en met minder: geboortedatum \+ .*postcode: 67,0% uniek onder 2,7 miljoen Nederlanders \(Koot et al\. 2010\)$/);
  });

  it('says that a share is not verified, or that nobody measured one', () => {
    assert.match(reasons('route: movement, tijd: timestamp')?.[0] ?? '', /ongeveer 95% .*, volgens de Montjoye et al\. 2013; dat aandeel is niet nagegaan\./);
    assert.match(reasons('geboortejaar: birth-year, postcode: postcode6, geslacht: sex')?.[0] ?? '', /^geboortejaar \+ volledige postcode \+ geslacht: een redenering, geen gemeten aandeel\./);
    assert.match(reasons('opname: event-date, ziekenhuis: institution, geboortejaar: birth-year, geslacht: sex')?.[0] ?? '', /^\S.* \+ .* \+ geboortejaar \+ geslacht: bekend uit Koot et al\. 2010/);
  });

  it('weighs the declared population against that of the study', () => {
    assert.equal(reasons(KOOT, { subjects: 'subjects: { kind: citizens, count: 4200 }, ' })?.[1], 'De bron gaat over 4.200 mensen (opgegeven), minder dan de 2.700.000 van het onderzoek: in een kleinere groep is iemand eerder de enige');
    assert.equal(reasons(KOOT, { subjects: 'subjects: { kind: citizens, count: 17900000 }, ', locale: 'en' })?.[1], 'The source is about 17,900,000 people (declared), no fewer than the 2,700,000 of the study: here the share is an indication, not a measurement');
    // Without a study there is nothing to compare with.
    assert.equal(reasons('beroep: occupation, gemeente: municipality', { subjects: 'subjects: { kind: citizens, count: 4200 }, ' })?.length, 1);
  });

  it('a field made coarser leaves the combination, and what is left is explained anew', () => {
    const grof = (fields: string): string => `  grof: { generalise: rijen, fields: { ${fields} } }`;
    assert.match(reasons(KOOT, { steps: grof('geboortedatum: birth-year'), from: 'grof' })?.[0] ?? '', /^geboortejaar \+ volledige postcode \+ geslacht: een redenering/);
    assert.equal(reasons(KOOT, { steps: grof('geboortedatum: age-band, postcode: postcode4'), from: 'grof' }), undefined);
  });

  it('groups of a stated size point to nobody', () => {
    const grouped = (size: string): string => `  telling: { aggregate: rijen, by: [geboortedatum, postcode, geslacht], measures: { aantal: count }${size} }`;
    assert.equal(reasons(KOOT, { steps: grouped(', minGroupSize: 10'), from: 'telling' }), undefined);
  });
});
