import assert from 'node:assert/strict';
import { knowledge } from '../../server/src/knowledge/load.ts';
import { buildTaxonomy } from '../../server/src/knowledge/taxonomy.ts';

const taxonomy = buildTaxonomy(knowledge(), []);

/** Field names and the category proposed first; undefined where nothing may be proposed. */
const PROPOSALS: Readonly<Record<string, string | undefined>> = {
  bsn: 'bsn', BSN: 'bsn', burgerservicenummer: 'bsn', sofinummer: 'bsn', partnerBsn: 'bsn', bsn_nummer: 'bsn', klant_bsn: 'bsn',
  geboortedatum: 'birth-date', gebdat: 'birth-date', GEB_DATUM: 'birth-date', gbdatum: 'birth-date', geboorteDatum: 'birth-date', dob: 'birth-date',
  date_of_birth: 'birth-date', partnerGeboortedatum: 'birth-date', geboortejaar: 'birth-year', leeftijd: 'age', leeftijdsklasse: 'age-band',
  pc6: 'postcode6', PC6: 'postcode6', postcode: 'postcode6', pc4: 'postcode4', postcode4: 'postcode4', postcode_4: 'postcode4',
  huisnr: 'house-number', huisnummer: 'house-number', woonplaats: 'municipality', buurtcode: 'neighbourhood', adres: 'address', woonadres: 'address',
  naam: 'name', klantNaam: 'name', naam_klant: 'name', achternaam: 'last-name', voorletters: 'initials', eigenaarNaam: 'name',
  telnr: 'phone', telefoonnummer: 'phone', 'e-mail': 'email', email_adres: 'email', emailAddress: 'email', melderEmail: 'email',
  iban: 'iban', rekeningnr: 'iban', rekeningnummer: 'iban', kenteken: 'licence-plate', licence_plate: 'licence-plate',
  diagnose: 'diagnosis', dbc: 'diagnosis', icd10: 'diagnosis', diagnosecode: 'diagnosis', atc_code: 'medication', zorgkosten: 'care-cost',
  geslacht: 'sex', partnerGeslacht: 'partner', nationaliteit: 'nationality', geboorteland: 'birth-country', geboortelandOuder1: 'parents-birth-country',
  inkomen: 'income', uitkering: 'benefit', bedragAchterstand: 'debt', huurachterstand: 'debt', wozWaarde: 'woz-value', 'woz-waarde': 'woz-value',
  kwartierstand: 'energy-interval', ean: 'ean', macAdres: 'device-id', ip_adres: 'ip-address', kvkNummer: 'kvk-number', zaaknummer: 'case-number',
  religie: 'religion', etniciteit: 'ethnicity', strafblad: 'conviction', opmerkingen: 'free-text', 'coördinaten': 'location', handtekening: 'signature',
  datum: 'timestamp-date', omschrijving: 'free-text',
  // Words of a person's data in names that are about something else.
  naamPlant: undefined, adreswijzigingen_aantal: undefined, diagnose_apparaat: undefined, aantal_namen: undefined, heeft_email: undefined,
  naamgeving: undefined, adressering: undefined, straatverlichting: undefined, leeftijd_asfalt: undefined, kenteken_kleur: undefined,
  emailTemplate: undefined, postcodegebied_aantal: undefined, geslaagd: undefined, beandienst: undefined, debsn: undefined, schuldhulp_team: undefined,
  wegvakcode: undefined, kleur: undefined, x1: undefined, '': undefined, '___': undefined, ['a'.repeat(500)]: undefined,
};

describe('proposals by field name', () => {
  for (const [name, expected] of Object.entries(PROPOSALS)) {
    it(`${expected ?? 'nothing'} for «${name.slice(0, 40)}»`, () => assert.equal(taxonomy.proposeFor(name)[0]?.id, expected));
  }

  it('a general word proposes and contradicts nothing', () => {
    for (const name of ['datum', 'foto', 'omschrijving', 'plaats', 'time', 'taal']) {
      assert.ok(taxonomy.proposeFor(name).length > 0, name);
      assert.deepEqual(taxonomy.announcedBy(name), [], name);
    }
  });

  it('the longest run of words wins alone', () => {
    assert.deepEqual(taxonomy.proposeFor('postcode4').map((c) => c.id), ['postcode4']);
    assert.deepEqual(taxonomy.proposeFor('foto').map((c) => c.id), ['photo', 'image']);
  });

  it('every announcing word proposes its own category first', () => {
    for (const category of taxonomy.categories) {
      for (const word of [...category.names.nl, ...category.names.en]) assert.equal(taxonomy.announcedBy(word)[0]?.id, category.id, word);
    }
  });

  it('one index serves every workspace: no name announces an own category', () => {
    const own = buildTaxonomy(knowledge(), [{ id: 'mijn-naam', parent: 'name' }]);
    assert.ok(own.get('mijn-naam') !== undefined);
    assert.equal(own.proposeFor('geboortedatum'), taxonomy.proposeFor('geboortedatum'));
    assert.deepEqual(own.proposeFor('mijn-naam').map((c) => c.id), taxonomy.proposeFor('mijn-naam').map((c) => c.id));
  });
});
