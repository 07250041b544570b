/** Globs against paths, compiled once. `*` stays within a folder, `**` does not; names with a leading dot match too. */
import picomatch from 'picomatch';

export type Matcher = (path: string) => boolean;

const compiled = new Map<string, Matcher>();

/** Whether a path (relative, with `/`) matches at least one of the globs. */
export function matchesAny(globs: readonly string[], path: string): boolean {
  return globs.some((glob) => matcher(glob)(path));
}

/** The matcher of one glob; a glob that says `./` means the same without it. One that is empty, or too long to compile, matches nothing. */
export function matcher(glob: string): Matcher {
  let found = compiled.get(glob);
  if (found === undefined) compiled.set(glob, (found = compile(glob.replace(/^\.\//, ''))));
  return found;
}

function compile(glob: string): Matcher {
  try {
    return picomatch(glob, { dot: true });
  } catch {
    return () => false;
  }
}

/** The part of a glob before its first magic character: `a/b/*.yaml` → `a/b`. */
export function fixedPart(glob: string): string {
  return picomatch.scan(glob.replace(/^\.\//, '')).base;
}
