/** What JSON leaves bare and a terminal would act on. */
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** What build servers take for a command anywhere in a line of a log; in JSON it is always within a text. */
const COMMAND = /#(?=#(?:vso|teamcity)?\[)/g;

/** A value as indented JSON with a line end, without a character that a terminal or a build server would act on. */
export function safeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).replace(COMMAND, '\\u0023');
}
