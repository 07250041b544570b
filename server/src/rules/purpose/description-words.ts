/**
 * What the words of a purpose say: enough to tell what, for whom and to what end, or only general
 * words. Knows the words of Dutch and English texts; a word it does not know counts as saying something.
 */

/** Words that hold a sentence together. */
const GLUE = words(`de het een en of van voor in op te ten ter om bij met naar uit over door aan als die dat deze dit is zijn
 was worden wordt wij we je ons onze hun er ook dan wie wat waar waarmee tot tegen tussen onder per via zo om zodat
 the a an and or of for in on to at with from into about by as that this these those is are was be been we our their there
 also than who what which where when it its per via so`);

/** Words that announce an activity and leave open which. */
const GENERAL = words(`onderzoek onderzoeken onderzoeksdoeleinden analyse analyses analyseren monitoring monitoren monitor verbeteren verbetering
 verbeteringen overig overige diversen algemeen algemene data gegevens informatie verzamelen verzameling verwerken verwerking
 gebruiken gebruik gebruikt inzicht inzichten inzichtelijk rapportage rapportages rapporteren rapport dashboard dashboards doel doeleinden
 project pilot beleid optimaliseren optimalisatie ondersteunen ondersteuning statistiek statistieken statistisch statistische delen koppelen koppeling
 uitwisselen uitwisseling evaluatie evalueren innovatie datagedreven werken diverse verschillende nader nog bepalen intern interne
 research analysis analyse analyze analyses analysing analyzing analytics monitoring monitor improve improving improvement improvements other various general misc
 miscellaneous data information collect collecting collection process processing use using used usage insight insights reporting report reports
 dashboard purpose purposes project policy optimise optimize optimisation optimization support supporting statistics statistical share sharing link linking
 exchange exchanging evaluation evaluate innovation internal`);

/** Tools that a purpose may be named after. */
const TOOLS = words(`excel powerbi power bi tableau qlik qliksense qlikview sap sas spss python pandas spark databricks snowflake azure aws sql
 postgres postgresql oracle datalake datawarehouse warehouse lake airflow dbt kafka looker fabric synapse r jupyter notebook geoserver qgis arcgis
 tool systeem system applicatie application platform`);

export interface DescriptionReading {
  readonly kind: 'clear' | 'short' | 'general' | 'tool';
  /** The words that gave rise to it. */
  readonly words: readonly string[];
}

/**
 * Reads a description. Fewer than three words with content are too short; with a general word among
 * them, two others must say about whom or what, and to what end.
 */
export function readDescription(text: string): DescriptionReading {
  const found = [...new Set(text.toLowerCase().match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? [])].filter((word) => !GLUE.has(word));
  const telling = found.filter((word) => !GENERAL.has(word) && !TOOLS.has(word));
  const tools = found.filter((word) => TOOLS.has(word));
  const general = found.filter((word) => GENERAL.has(word));
  if (telling.length === 0 && tools.length > 0) return { kind: 'tool', words: tools };
  if (telling.length < 2 && general.length > 0) return { kind: 'general', words: general };
  if (telling.length + general.length < 3) return { kind: 'short', words: found };
  return { kind: 'clear', words: [] };
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
