/**
 * What a configuration may set about a rule besides its severity. An option is a value of its own:
 * the rule that declares it and whoever reads it name the same object, so that no name can be mistyped.
 */
import type { BilingualText } from '../messages/template.ts';

interface OptionBase<T> {
  readonly default: T;
  /** One line: what it sets, and in which unit. */
  readonly description: BilingualText;
}

/** A whole number of at least `least`. */
export interface NumberOption extends OptionBase<number> {
  readonly kind: 'number';
  readonly least: number;
}

/** An ISO-8601 duration, such as P3Y. */
export interface DurationOption extends OptionBase<string> {
  readonly kind: 'duration';
}

export type RuleOption = NumberOption | DurationOption;

/** Options with the value that a configuration gave them; the others have their default. */
export type OptionValues = ReadonlyMap<RuleOption, number | string>;

export const DEFAULT_OPTIONS: OptionValues = new Map();

/** A number that a configuration may set. */
export function numberOption(value: number, least: number, description: BilingualText): NumberOption {
  return { kind: 'number', default: value, least, description };
}

/** A duration that a configuration may set, as ISO-8601. */
export function durationOption(value: string, description: BilingualText): DurationOption {
  return { kind: 'duration', default: value, description };
}

const DURATION = /^P(?=\d|T\d)(?:\d{1,4}Y)?(?:\d{1,5}M)?(?:\d{1,5}W)?(?:\d{1,6}D)?$/;

/** Whether a value of a configuration is of the kind that an option takes. */
export function takes(option: RuleOption, value: unknown): value is number | string {
  if (option.kind === 'number') return typeof value === 'number' && Number.isSafeInteger(value) && value >= option.least;
  return typeof value === 'string' && DURATION.test(value);
}

/** The value of an option: what the configuration says, else its default. */
export function valueOf<O extends RuleOption>(option: O, values: OptionValues): O['default'] {
  return values.get(option) ?? option.default;
}
