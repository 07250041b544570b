/** The hover on a party: who it is, what it does in this pipeline, and how data may reach it. */
import type { PartyInfo } from '../lineage/environment.ts';
import type { Locale } from '../messages/template.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { text } from '../model/read.ts';
import type { Telling } from './hover.ts';
import { code, codes, heading, page, plain } from './markdown.ts';
import { valueWords } from './value-words.ts';
import { word } from './words.ts';

const T = {
  party: { nl: 'partij', en: 'party' }, kind: { nl: 'Soort', en: 'Kind' }, country: { nl: 'Land', en: 'Country' }, role: { nl: 'Rol in deze pijplijn', en: 'Role in this pipeline' },
  transfer: { nl: 'Doorgifte', en: 'Transfer' }, inside: { nl: 'binnen de EER', en: 'within the EEA' }, outside: { nl: 'buiten de EER', en: 'outside the EEA' },
  noMechanism: { nl: 'geen mechanisme opgegeven', en: 'no mechanism declared' }, also: { nl: 'Ook bekend als', en: 'Also known as' },
} as const;

/** What is known of a party. */
export function aboutParty(id: string, { analysis, locale, unit }: Telling): string | undefined {
  const { environment } = analysis.workspace;
  if (unit === undefined) return undefined;
  const party = environment.party(unit, id);
  if (party === undefined) return undefined;
  const within = party.country === undefined || !/^[A-Z]{2}$/.test(party.country) ? undefined : environment.base.transfers.eea.includes(party.country);
  return page(heading(T.party[locale], id, party.name), [], [
    [T.kind[locale], party.kind && word('party', party.kind)[locale]],
    [T.country[locale], party.country && code(party.country) + (within === undefined ? '' : `, ${T[within ? 'inside' : 'outside'][locale]}`)],
    [T.role[locale], unit.kind === 'pipeline' ? rolesOf(party, unit, (name) => environment.party(unit, name)?.id ?? name, locale).join('; ') : undefined],
    [T.transfer[locale], within === false || party.transfer !== undefined ? transferText(party, locale) : undefined],
    [T.also[locale], party.aliases.map(plain).join(', ')],
  ]);
}

/** What a pipeline says that a party is to it. */
function rolesOf(party: PartyInfo, pipeline: Pipeline, idOf: (name: string) => string, locale: Locale): readonly string[] {
  const is = (name: string | undefined): boolean => name !== undefined && idOf(name) === party.id;
  const supplies = [...pipeline.sources.values()].filter((source) => is(source.party?.id)).map(({ name }) => name);
  const receives = [...pipeline.outputs.values()].filter((output) => output.recipients.some((recipient) => is(recipient.id))).map(({ name }) => name);
  const keys = [...pipeline.steps.values()].filter((step) => is(step.keyHolder?.id)).map(({ name }) => name);
  const processor = [...pipeline.processors.values()].find((candidate) => is(candidate.id));
  const agreement = processor && text(processor.agreement);
  const nl = locale === 'nl';
  return [
    ...(pipeline.controllers.some(({ id }) => is(id)) ? [nl ? 'verwerkingsverantwoordelijke' : 'controller'] : []),
    ...(processor === undefined ? [] : [(nl ? 'verwerker' : 'processor') + (agreement === undefined ? (nl ? ', geen overeenkomst opgegeven' : ', no agreement declared') : `, ${plain(agreement)}`)]),
    ...(supplies.length === 0 ? [] : [`${nl ? 'levert' : 'supplies'} ${codes(supplies)}`]),
    ...(receives.length === 0 ? [] : [`${nl ? 'ontvangt' : 'receives'} ${codes(receives)}`]),
    ...(keys.length === 0 ? [] : [`${nl ? 'bewaart de sleutel van' : 'keeps the key of'} ${codes(keys)}`]),
  ];
}

function transferText({ transfer }: PartyInfo, locale: Locale): string {
  const mechanism = text(transfer?.['mechanism']);
  if (mechanism === undefined) return T.noMechanism[locale];
  const words = valueWords(['transfer', 'mechanism'], mechanism)?.[locale];
  const reference = text(transfer?.['reference']);
  return `${words ?? code(mechanism)}${reference === undefined ? '' : ` (${plain(reference)})`}`;
}
