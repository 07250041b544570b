/** What to tell who asks for a version that cannot be read, and how to get it. */
import type { GitFault } from '../host/git.node.ts';
import type { BilingualText } from '../messages/template.ts';
import { Fault } from './fault.ts';

/** The fault that a run ends with. */
export function gitFault(fault: GitFault): Fault {
  return new Fault(textOf(fault));
}

function textOf(fault: GitFault): BilingualText {
  switch (fault.kind) {
    case 'no-git': return { nl: 'git is niet gevonden; een oude versie is alleen met git te lezen', en: 'git was not found; an old version can be read with git only' };
    case 'no-repository': return { nl: `${fault.folder}: dit is geen Git-repository met een werkmap, dus er is geen versie om mee te vergelijken`, en: `${fault.folder}: this is no Git repository with a working tree, so there is no version to compare with` };
    case 'other-owner': return {
      nl: `${fault.folder}: Git vertrouwt deze repository niet, omdat die van een andere gebruiker is. Vertrouw je haar wel: git config --global --add safe.directory ${fault.folder}`,
      en: `${fault.folder}: Git does not trust this repository, because it belongs to another user. If you do: git config --global --add safe.directory ${fault.folder}`,
    };
    case 'malformed-ref': return { nl: `«${fault.ref}» is geen naam van een versie`, en: `“${fault.ref}” is no name of a version` };
    case 'unknown-ref': return unknown(fault.ref, fault.near, fault.shallow);
    case 'no-merge-base': return {
      nl: `${fault.refs.join(' en ')} hebben hier geen gemeenschappelijke versie${fault.shallow ? `. ${SHALLOW.nl} (fetch-depth: 0, of git fetch --unshallow), of vergelijk met ${fault.refs[0]} zelf, zonder de puntjes` : ''}`,
      en: `${fault.refs.join(' and ')} have no version in common here${fault.shallow ? `. ${SHALLOW.en} (fetch-depth: 0, or git fetch --unshallow), or compare with ${fault.refs[0]} itself, without the dots` : ''}`,
    };
    case 'not-here': return {
      nl: `deze kloon heeft niet alle bestanden van ${fault.ref}: ze is met --filter gemaakt. Haal ze op: git fetch --refetch --filter=blob:limit=1m`,
      en: `this clone does not have all files of ${fault.ref}: it was made with --filter. Get them: git fetch --refetch --filter=blob:limit=1m`,
    };
    case 'failed': return { nl: `git lukt niet: ${fault.reason}`, en: `git failed: ${fault.reason}` };
  }
}

const SHALLOW: BilingualText = { nl: 'Deze kloon heeft niet de hele geschiedenis; haal meer op', en: 'This clone does not have the whole history; fetch more' };

function unknown(ref: string, near: string | undefined, shallow: boolean): BilingualText {
  const meant: BilingualText = near === undefined ? { nl: '', en: '' } : { nl: `; bedoelde je «${near}»?`, en: `; did you mean “${near}”?` };
  // A remote knows branches by their own names, and nothing of `main~2` or HEAD.
  const [, branch] = /^(?:origin\/)?([\w./-]+)$/.exec(ref) ?? [];
  const fetch = branch === undefined || branch === 'HEAD' || /^[0-9a-f]{7,64}$/.test(branch) ? 'git fetch --unshallow' : `git fetch --depth=1 origin ${branch}:refs/remotes/origin/${branch}`;
  const how: BilingualText = near !== undefined || !shallow ? { nl: '', en: '' } : { nl: `. ${SHALLOW.nl}: fetch-depth: 0, of ${fetch}`, en: `. ${SHALLOW.en}: fetch-depth: 0, or ${fetch}` };
  return { nl: `er is hier geen versie «${ref}»${meant.nl}${how.nl}`, en: `there is no version “${ref}” here${meant.en}${how.en}` };
}
