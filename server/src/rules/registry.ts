/** All rules, sorted by id. A test holds this list and the files of the rule folders together. */
import { rule as bsnKeptAfterJoin } from './kinds-of-data/bsn-kept-after-join.ts';
import { rule as bsnWithoutLaw } from './kinds-of-data/bsn-without-law.ts';
import { rule as categoryContradictsName } from './kinds-of-data/category-contradicts-name.ts';
import { rule as categoryLaundered } from './kinds-of-data/category-laundered.ts';
import { rule as combinationWithoutGround } from './combination/combination-without-ground.ts';
import { rule as criminalDataWithoutBasis } from './kinds-of-data/criminal-data-without-basis.ts';
import { rule as dependencyCycle } from './structure/dependency-cycle.ts';
import { rule as disclosureWithoutBasis } from './roles/disclosure-without-basis.ts';
import { rule as dragnet } from './combination/dragnet.ts';
import { rule as duplicateId } from './structure/duplicate-id.ts';
import { rule as exceptionWithoutLaw } from './kinds-of-data/exception-without-law.ts';
import { rule as falseAnonymity } from './identifiability/false-anonymity.ts';
import { rule as groundNotAvailable } from './ground/ground-not-available.ts';
import { rule as groundWithoutLaw } from './ground/ground-without-law.ts';
import { rule as helpDataForControl } from './ethics/help-data-for-control.ts';
import { rule as incompatiblePurpose } from './purpose/incompatible-purpose.ts';
import { rule as incompleteIgnore } from './structure/incomplete-ignore.ts';
import { rule as invalidYaml } from './structure/invalid-yaml.ts';
import { rule as lawNotInForce } from './ground/law-not-in-force.ts';
import { rule as missingPurpose } from './purpose/missing-purpose.ts';
import { rule as missingRetention } from './purpose/missing-retention.ts';
import { rule as noLegalGround } from './ground/no-legal-ground.ts';
import { rule as outsideAuthorisation } from './roles/outside-authorisation.ts';
import { rule as personalDataPublished } from './identifiability/personal-data-published.ts';
import { rule as placeholderLeft } from './structure/placeholder-left.ts';
import { rule as policeDataWrongRegime } from './roles/police-data-wrong-regime.ts';
import { rule as pseudonymRelinked } from './combination/pseudonym-relinked.ts';
import { rule as purposeDrift } from './purpose/purpose-drift.ts';
import { rule as reIdentifyingCombination } from './combination/re-identifying-combination.ts';
import { rule as schemaViolation } from './structure/schema-violation.ts';
import { rule as smallCells } from './identifiability/small-cells.ts';
import { rule as specialCategoryByInference } from './combination/special-category-by-inference.ts';
import { rule as specialCategoryWithoutException } from './kinds-of-data/special-category-without-exception.ts';
import { rule as statisticsUsedOnIndividuals } from './purpose/statistics-used-on-individuals.ts';
import { rule as unclassifiedField } from './kinds-of-data/unclassified-field.ts';
import { rule as unknownReference } from './structure/unknown-reference.ts';
import { rule as unusedIgnore } from './structure/unused-ignore.ts';
import { rule as unusedPersonalField } from './purpose/unused-personal-field.ts';
import { rule as weakPseudonym } from './identifiability/weak-pseudonym.ts';
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [
  bsnKeptAfterJoin,
  bsnWithoutLaw,
  categoryContradictsName,
  categoryLaundered,
  combinationWithoutGround,
  criminalDataWithoutBasis,
  dependencyCycle,
  disclosureWithoutBasis,
  dragnet,
  duplicateId,
  exceptionWithoutLaw,
  falseAnonymity,
  groundNotAvailable,
  groundWithoutLaw,
  helpDataForControl,
  incompatiblePurpose,
  incompleteIgnore,
  invalidYaml,
  lawNotInForce,
  missingPurpose,
  missingRetention,
  noLegalGround,
  outsideAuthorisation,
  personalDataPublished,
  placeholderLeft,
  policeDataWrongRegime,
  pseudonymRelinked,
  purposeDrift,
  reIdentifyingCombination,
  schemaViolation,
  smallCells,
  specialCategoryByInference,
  specialCategoryWithoutException,
  statisticsUsedOnIndividuals,
  unclassifiedField,
  unknownReference,
  unusedIgnore,
  unusedPersonalField,
  weakPseudonym,
];

const byId: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id, or undefined. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
