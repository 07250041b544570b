/** What the knowledge base must hold, written out once more, so that a seed cannot lose an entry unnoticed. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const CATEGORY_IDS = words(`
  none object measurement geo-object
  name first-name last-name initials address street house-number postcode6 postcode4 neighbourhood municipality province email phone
  iban username photo signature
  birth-date birth-year age age-band sex gender household-type marital-status partner occupation education employer school
  nationality birth-country parents-birth-country migration-background language
  bsn v-number education-number big-number passport-number
  income wealth benefit debt payment-behaviour woz-value tax
  energy-use energy-interval ean meter-id
  licence-plate location timestamp device-id ip-address cookie-id browsing communication
  health diagnosis medication care-cost care-use disability care-department wmo-provision youth-care
  ethnicity religion political-opinion union-membership genetic biometric sex-life sexual-orientation
  conviction suspicion court-ban police-data judicial-data admin-sanction inspection-outcome
  free-text image audio video document
  pseudonym risk-score decision case-number timestamp-date organisation-name kvk-number sbi-code organisation-size
  building-year floor-area event-date institution`);

export const PRINCIPLE_IDS = words(`
  lawful-ground task-in-law free-consent purpose-first purpose-limitation statistics-firewall data-minimisation less-intrusive
  proportionality accuracy storage-limitation security accountability transparency special-data-shield no-hidden-inference
  criminal-data-shield bsn-only-by-law secrecy-respected two-gates clear-responsibility partnership-by-rules
  not-traceable-when-open honest-anonymity no-reidentification human-decides fair-selection contestable algorithm-openness
  rights-impact-known protect-vulnerable protect-children help-stays-help no-dragnet public-space-care citizen-control ask-once
  fair-data public-value small-steps`);

export const REGISTER_IDS = words(`
  brp-personen bag brk woz brv bri nhr bgt brt bro
  polisadministratie suwinet uwv-uitkeringen svb participatiewet loonaangifte belastingdienst-ib renseignementen-banken toeslagen cjib bkr-cki
  cak-wanbetalers wgs-signalen schuldhulp-dossiers
  duo-onderwijsnummer duo-studiefinanciering duo-chat leerplicht-rmc jeugd wmo vektis zorgverzekeraar-declaraties
  ziekenhuis-lmr-lbz huisarts rivm-osiris ggd-hpzone wlz-ciz
  politie-bvh jds-justid om rechtspraak-registers anpr anpr-milieuzone camera-openbare-orde bibob riec
  energie-aansluitingen-c-ar slimme-meter-p4 ep-online-energielabel rvo-mest rvo-gewaspercelen nvwa-inspecties
  bron-verkeersongevallen rws-verkeer-ndw waterschappen knmi rioolwater-rivm waterverbruik asfalt-meetgegevens
  waterschap-gemalen wifi-tellingen
  cbs-statline cbs-kerncijfers-wijken-en-buurten cbs-microdata cbs-handel social-media-posts raadsinformatie woo-documenten
  rijksoverheid-mijnoverheid-logs meldingen-openbare-ruimte vergunningen huurachterstand-corporaties telecom-locatie
  coronadashboard-bron`).map((id) => `nl/${id}`);

export const LAW_IDS = words(`
  avg uavg wabb brp suwi awr wgs-schuld wgs-samen wpg-politie wjsg cbs woo who archief zvw pw energie hvd aia proactief
  besluit-schuldhulp wmo jeugdwet wpg-gezondheid woz bag kadaster handelsregister wvw meststoffen waterwet omgevingswet
  gemeentewet awb wlz ro whw wdo`);

/** The numbers in the national collection of consolidated texts, each read in that collection or in a law there that refers to it. */
export const LAW_NUMBERS: Readonly<Record<string, string>> = {
  uavg: 'BWBR0040940', wabb: 'BWBR0022428', awb: 'BWBR0005537', woo: 'BWBR0045754', who: 'BWBR0036795', archief: 'BWBR0007376', cbs: 'BWBR0015926',
  brp: 'BWBR0033715', bag: 'BWBR0023466', bgt: 'BWBR0034026', bro: 'BWBR0037095', kadaster: 'BWBR0004541', woz: 'BWBR0007119',
  handelsregister: 'BWBR0021777', handelsregisterbesluit: 'BWBR0024067', wvw: 'BWBR0006622', suwi: 'BWBR0013060', pw: 'BWBR0015703',
  awr: 'BWBR0002320', awir: 'BWBR0018472', 'wgs-schuld': 'BWBR0031331', zvw: 'BWBR0018450', wahv: 'BWBR0004581', wft: 'BWBR0020368',
  wmo: 'BWBR0035362', jeugdwet: 'BWBR0034925', wlz: 'BWBR0035917', 'wpg-gezondheid': 'BWBR0024705', gezondheidswet: 'BWBR0002202', bw: 'BWBR0005290',
  'wet-big': 'BWBR0006251', wmg: 'BWBR0020078', wsf: 'BWBR0011453', leerplicht: 'BWBR0002628', whw: 'BWBR0005682', 'wpg-politie': 'BWBR0022463',
  wjsg: 'BWBR0014194', ro: 'BWBR0001830', sv: 'BWBR0001903', bibob: 'BWBR0013798', gemeentewet: 'BWBR0005416', grondwet: 'BWBR0001840',
  energie: 'BWBR0050714', meststoffen: 'BWBR0004054', omgevingswet: 'BWBR0037885', waterwet: 'BWBR0025458', telecom: 'BWBR0009950', wdo: 'BWBR0048156',
};

/** The field tables of the sources that flows use most. */
export const REGISTER_FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'nl/brp-personen': {
    bsn: 'bsn', voorletters: 'initials', geslachtsnaam: 'last-name', geboortedatum: 'birth-date', geslacht: 'sex', geboorteland: 'birth-country',
    geboortelandOuder1: 'parents-birth-country', geboortelandOuder2: 'parents-birth-country', nationaliteit: 'nationality', postcode: 'postcode6',
    huisnummer: 'house-number', gemeente: 'municipality', huishoudsamenstelling: 'household-type', partnerBsn: 'bsn', partnerGeslacht: 'partner',
    verblijfstitel: 'residence-status', curateleIndicatie: 'guardianship', indicatieGeheim: 'protection-flag',
  },
  'nl/bag': { identificatie: 'object', straat: 'street', huisnummer: 'house-number', postcode: 'postcode6', bouwjaar: 'building-year', oppervlakte: 'floor-area', gebruiksdoel: 'object' },
  'nl/woz': { wozWaarde: 'woz-value', belanghebbendeNaam: 'name' },
  'nl/brk': { koopsom: 'wealth', hypotheekBedrag: 'wealth', eigenaarNaam: 'name', eigenaarGeboortedatum: 'birth-date' },
  'nl/nhr': { kvkNummer: 'kvk-number', sbi: 'sbi-code', werkzamePersonen: 'organisation-size', functionarisNaam: 'name', functionarisGeboortedatum: 'birth-date' },
  'nl/brv': { kenteken: 'licence-plate', merk: 'object', handelsbenaming: 'object', catalogusprijs: 'object', houderBsn: 'bsn' },
  'nl/bri': { inkomensgegeven: 'income' },
  'nl/polisadministratie': { bsn: 'bsn', loonSv: 'income', aantalVerloondeUren: 'income', codeSoortInkomstenverhouding: 'benefit', werkgeverLoonheffingennummer: 'employer' },
  'nl/participatiewet': { uitkeringSinds: 'benefit', norm: 'benefit', maatregel: 'admin-sanction', voorliggendeZorg: 'care-use' },
  'nl/wgs-signalen': { naam: 'name', adres: 'address', geboortedatum: 'birth-date', bedragAchterstand: 'debt', soortLast: 'debt' },
  'nl/cak-wanbetalers': { bsn: 'bsn', maandenAchterstand: 'debt', bedrag: 'debt' },
  'nl/bkr-cki': { kredietSoort: 'debt', limiet: 'debt', achterstandCode: 'debt' },
  'nl/cjib': { zaaknummer: 'admin-sanction', feitcode: 'admin-sanction', openstaandBedrag: 'debt' },
  'nl/zorgverzekeraar-declaraties': { declaratieCode: 'care-use', atcCode: 'medication', totaleZorgkosten: 'care-cost' },
  'nl/jeugd': { voorzieningSoort: 'youth-care', aanbieder: 'youth-care' },
  'nl/wmo': { voorziening: 'wmo-provision', indicatie: 'wmo-provision' },
  'nl/duo-studiefinanciering': { woonsituatie: 'living-situation', schuld: 'debt', opleidingsniveau: 'education' },
  'nl/leerplicht-rmc': { verzuimdagen: 'school-absence', verzuimreden: 'absence-reason' },
  'nl/politie-bvh': { incidentCode: 'police-data', rol: 'police-data', verdachteNaam: 'suspicion' },
  'nl/anpr': { kenteken: 'licence-plate', tijd: 'timestamp', camera: 'location' },
  'nl/slimme-meter-p4': { ean: 'ean', kwartierstand: 'energy-interval' },
  'nl/energie-aansluitingen-c-ar': { standaardJaarverbruik: 'energy-use' },
  'nl/rvo-mest': { relatienummer: 'case-number', naamHouder: 'name', diersoortAantal: 'object', transportKg: 'measurement', boeteHistorie: 'admin-sanction' },
  'nl/nvwa-inspecties': { bevinding: 'inspection-outcome', maatregel: 'admin-sanction' },
  'nl/cbs-microdata': { rinPersoon: 'pseudonym', inkomensklasse: 'income-band', herkomst: 'ethnicity', diagnosegroep: 'diagnosis' },
  'nl/cbs-kerncijfers-wijken-en-buurten': { buurtcode: 'neighbourhood' },
  'nl/rioolwater-rivm': { vrachtPer100k: 'measurement' },
  'nl/rivm-osiris': { meldingDatum: 'event-date', leeftijd: 'age', postcode4: 'postcode4', ziekte: 'health' },
  'nl/meldingen-openbare-ruimte': { omschrijving: 'free-text', melderEmail: 'email' },
  'nl/raadsinformatie': { documentTekst: 'free-text' },
  'nl/social-media-posts': { handle: 'username', tekst: 'free-text' },
  'nl/rijksoverheid-mijnoverheid-logs': { loginBsn: 'bsn', bezochteDienst: 'service-use', tijd: 'timestamp' },
  'nl/camera-openbare-orde': { beeld: 'image' },
  'nl/wifi-tellingen': { macAdres: 'device-id' },
  'nl/rws-verkeer-ndw': { intensiteit: 'measurement' },
  'nl/asfalt-meetgegevens': { rafeling: 'measurement', aanlegjaar: 'object', wegvak: 'object' },
  'nl/waterschap-gemalen': { peil: 'measurement', debiet: 'measurement', pompstatus: 'measurement' },
};
