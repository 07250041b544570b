/** Operations as the data file writes them: `insert a.b key = value after sibling`. */
import type { NewValue, Operation } from '../../server/src/edit/operations.ts';
import { unitKey } from '../../server/src/model/path.ts';
import { fileId } from '../../server/src/text/source-file.ts';

/** Reads one operation. A value is JSON where it is JSON, else text; `.` is the path of the root. */
export function operationOf(line: string, document = 0): Operation {
  const unit = unitKey(fileId('a.yaml'), document);
  const [, op, target, written = ''] = /^(remove) (.+)$/s.exec(line) ?? /^(\w+) (.+?) = (.*)$/s.exec(line) ?? [];
  if (op === 'insert') {
    const [, dotted, key = ''] = /^(\S+) (.+)$/.exec(target ?? '') ?? [];
    const [, value = written, after] = /^(.*) after (\S+)$/s.exec(written) ?? [];
    return { op, unit, path: pathOf(dotted), key, value: valueOf(value), ...(after === undefined ? {} : { after }) };
  }
  const path = pathOf(target);
  switch (op) {
    case 'remove':
      return { op, unit, path };
    case 'replace':
    case 'append':
      return { op, unit, path, value: valueOf(written) };
    case 'rename':
      return { op, unit, path, key: written };
    case 'comment':
      return { op, unit, path, text: written.startsWith('"') ? (JSON.parse(written) as string) : written };
    default:
      throw new Error(`no operation: ${line}`);
  }
}

function pathOf(dotted = '.'): string[] {
  return dotted === '.' ? [] : dotted.split('.');
}

function valueOf(text: string): NewValue {
  try {
    return JSON.parse(text) as NewValue;
  } catch {
    return text;
  }
}
