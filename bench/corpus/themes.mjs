/**
 * The subjects that generated pipelines are about. Each theme is coherent: what its sources bring,
 * its purpose covers, so that a generated file looks like one that somebody keeps in order.
 *
 * `keys` join the sources; `signal` is in every file and is what another pipeline reads; `own` and
 * `second` are sampled; `group` is what the summary is grouped by.
 */

const compatible = {
  link: 'beide doelen gaan over dezelfde dienst aan dezelfde inwoner',
  context: 'de inwoner mag dit van de gemeente verwachten',
  nature: 'gewone persoonsgegevens',
  consequences: 'geen besluit over de inwoner zonder gesprek',
  safeguards: 'afgeschermde omgeving, inzage per rol, jaarlijkse controle',
};

/** Purposes over people: a list for the team and a summary for the organisation. */
export const themes = [
  {
    id: 'vroegsignalering',
    title: 'Vroegsignalering van betalingsachterstanden',
    kind: 'debt-help',
    law: 'Wgs art. 3',
    covers: ['contact', 'debt', 'payment-behaviour', 'neighbourhood', 'timestamp-date'],
    purpose: 'Inwoners met betalingsachterstanden binnen vier weken na de melding benaderen en passende hulp aanbieden.',
    subjects: 'citizens',
    partner: { id: 'woningcorporaties', name: 'Woningcorporaties in de regio', kind: 'private', law: 'Besluit gemeentelijke schuldhulpverlening art. 2' },
    collectedFor: 'debt-help',
    keys: [['naam', 'name'], ['adres', 'address']],
    signal: ['achterstand', 'debt'],
    own: [['telefoon', 'phone'], ['mailadres', 'email'], ['maanden_achterstand', 'payment-behaviour'], ['eerste_melding', 'timestamp-date'], ['dossiernummer', 'case-number'], ['betaalritme', 'payment-behaviour'], ['restschuld', 'debt'], ['aanmaningen', 'payment-behaviour']],
    second: [['straat', 'street'], ['huisnummer', 'house-number'], ['postcode', 'postcode6'], ['voornaam', 'first-name'], ['achternaam', 'last-name']],
    group: ['buurt', 'neighbourhood'],
    register: { id: 'nl/brp-personen', from: 'service', decision: 'Stcrt. 2019 53280' },
    retention: 'P6M',
    compatible,
  },
  {
    id: 'parkeervergunning',
    title: 'Vergunningen voor bewonersparkeren',
    kind: 'service',
    law: 'Gemeentewet art. 225',
    covers: ['contact', 'licence-plate', 'neighbourhood', 'iban', 'timestamp-date'],
    purpose: 'Aanvragen voor een bewonersvergunning afhandelen en de vergunning op tijd verlengen.',
    subjects: 'citizens',
    partner: { id: 'parkeerdienst', name: 'Parkeerdienst Regio', kind: 'mixed', law: 'Parkeerverordening art. 4' },
    collectedFor: 'service',
    keys: [['naam', 'name'], ['adres', 'address']],
    signal: ['kenteken', 'licence-plate'],
    own: [['telefoon', 'phone'], ['mailadres', 'email'], ['rekeningnummer', 'iban'], ['aanvraagdatum', 'timestamp-date'], ['zaaknummer', 'case-number'], ['vergunningsoort', 'none'], ['zone', 'none'], ['tarief', 'none']],
    second: [['straat', 'street'], ['huisnummer', 'house-number'], ['postcode', 'postcode6'], ['voorletters', 'initials'], ['achternaam', 'last-name']],
    group: ['buurt', 'neighbourhood'],
    register: { id: 'nl/brp-personen', from: 'service', decision: 'Stcrt. 2021 14402' },
    retention: 'P1Y',
    compatible,
  },
  {
    id: 'meldingen',
    title: 'Meldingen over de openbare ruimte',
    kind: 'service',
    law: 'Gemeentewet art. 160',
    covers: ['contact', 'neighbourhood', 'timestamp-date'],
    purpose: 'Meldingen over straat, groen en verlichting toewijzen, afhandelen en de melder bericht geven.',
    subjects: 'citizens',
    partner: { id: 'groenbedrijf', name: 'Groenbedrijf Regio', kind: 'mixed', law: 'Wet milieubeheer art. 10.21' },
    collectedFor: 'service',
    keys: [['meldingnummer', 'case-number']],
    signal: ['meldersmail', 'email'],
    own: [['telefoon', 'phone'], ['meldersnaam', 'name'], ['meldingsoort', 'none'], ['ontvangen_op', 'timestamp-date'], ['kanaal', 'none'], ['urgentie', 'none'], ['doorlooptijd', 'measurement'], ['behandelteam', 'none']],
    second: [['straat', 'street'], ['huisnummer', 'house-number'], ['object_id', 'geo-object'], ['afgehandeld_op', 'timestamp-date'], ['kosten', 'measurement']],
    group: ['buurt', 'neighbourhood'],
    retention: 'P1Y',
    compatible,
  },
  {
    id: 'afvalinzameling',
    title: 'Inzameling van huishoudelijk afval per adres',
    kind: 'service',
    law: 'Wet milieubeheer art. 10.21',
    covers: ['contact', 'neighbourhood', 'household-type', 'timestamp-date'],
    purpose: 'Containers en passen per adres beheren, routes rijden en storingen aan passen verhelpen.',
    subjects: 'citizens',
    partner: { id: 'afvaldienst', name: 'Afvaldienst Noord', kind: 'mixed', law: 'Afvalstoffenverordening art. 5' },
    collectedFor: 'service',
    keys: [['adres', 'address'], ['pasnummer', 'case-number']],
    signal: ['pashouder', 'name'],
    own: [['telefoon', 'phone'], ['mailadres', 'email'], ['containersoort', 'none'], ['uitgifte', 'timestamp-date'], ['chipstatus', 'none'], ['ledigingen', 'measurement'], ['route', 'none'], ['inzameldag', 'none']],
    second: [['straat', 'street'], ['huisnummer', 'house-number'], ['postcode', 'postcode6'], ['woningtype', 'geo-object'], ['bouwjaar', 'geo-object']],
    group: ['buurt', 'neighbourhood'],
    retention: 'P1Y',
    compatible,
  },
  {
    id: 'assetbeheer',
    title: 'Onderhoud van bruggen, gemalen en verlichting',
    kind: 'operations',
    law: 'Wegenwet art. 15',
    covers: ['none'],
    purpose: 'Onderhoud plannen op grond van metingen en de staat van objecten volgen.',
    subjects: 'objects',
    partner: { id: 'meetbureau', name: 'Meetbureau Delta', kind: 'private', law: 'Waterwet art. 5.1' },
    collectedFor: 'operations',
    keys: [['object_id', 'object']],
    signal: ['conditie', 'measurement'],
    own: [['peil', 'measurement'], ['debiet', 'measurement'], ['trilling', 'measurement'], ['temperatuur', 'measurement'], ['inspectiedatum', 'timestamp-date'], ['aannemer', 'organisation-name'], ['bouwjaar', 'geo-object'], ['materiaal', 'object']],
    second: [['wegvak', 'geo-object'], ['beheerder', 'organisation-name'], ['vervanging', 'timestamp-date'], ['kosten', 'measurement'], ['belasting', 'measurement']],
    group: ['gebied', 'geo-object'],
    retention: 'P10Y',
    compatible,
  },
  {
    id: 'bedrijfscontacten',
    title: 'Contacten en vergunningen van bedrijven',
    kind: 'supervision',
    law: 'Omgevingswet art. 18.2',
    covers: ['organisation-name', 'kvk-number', 'sbi-code', 'organisation-size'],
    purpose: 'Toezicht op milieuvergunningen plannen en bedrijven tijdig informeren over een bezoek.',
    subjects: 'companies',
    partner: { id: 'omgevingsdienst', name: 'Omgevingsdienst Midden', kind: 'public-authority', law: 'Omgevingswet art. 18.2' },
    collectedFor: 'supervision',
    keys: [['kvk_nummer', 'kvk-number']],
    signal: ['vergunning', 'none'],
    own: [['handelsnaam', 'organisation-name'], ['branche', 'sbi-code'], ['omvang', 'organisation-size'], ['vergund_op', 'timestamp-date'], ['milieuklasse', 'none'], ['emissie', 'measurement'], ['bezoekritme', 'none'], ['zaaknummer', 'case-number']],
    second: [['vestiging', 'geo-object'], ['oppervlakte', 'geo-object'], ['rechtsvorm', 'none'], ['opslag', 'measurement'], ['laatste_bezoek', 'timestamp-date']],
    group: ['gebied', 'geo-object'],
    retention: 'P5Y',
    compatible,
  },
];

/** Controllers; with the themes they decide which earlier pipeline a file may read. */
export const controllers = [
  { id: 'gemeente-oeverdam', name: 'Gemeente Oeverdam' },
  { id: 'gemeente-lindewaard', name: 'Gemeente Lindewaard' },
  { id: 'gemeente-hoogveen', name: 'Gemeente Hoogveen' },
];

/** Who keeps the keys of pseudonyms: somebody who does not use the data. */
export const keyHolder = { id: 'sleuteldienst', name: 'Sleuteldienst Regio', kind: 'public-authority' };

/** Remarks that people leave between the lines. */
export const remarks = [
  'besproken met de functionaris gegevensbescherming',
  'zie ook het overdrachtsdocument van het team',
  'levering per kwartaal, altijd op de eerste werkdag',
  'veldnamen zoals in de levering, niet vertaald',
  'niet uitbreiden zonder nieuwe afweging',
  'controle op dubbele regels gebeurt bij binnenkomst',
  'volgorde van de stappen is van belang voor de telling',
  'afgesproken in het overleg met de leverancier',
];
