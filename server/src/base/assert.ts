/** Marks a `switch` as exhaustive: the compiler refuses a call with a value that is not `never`. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${String(value)}`);
}
