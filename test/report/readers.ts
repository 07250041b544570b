/** Readers of the formats, written from what those who read them document: they share nothing with the writers. */
import assert from 'node:assert/strict';
import { SaxesParser } from 'saxes';

/** A command of a build server, read back. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** A line as GitHub's runner reads it. */
export function githubCommand(line: string): Command {
  const match = /^::(?<name>[a-z]+) (?<properties>[^:]*)::(?<message>.*)$/.exec(line);
  assert.ok(match?.groups, line);
  const { name = '', properties = '', message = '' } = match.groups;
  const data = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  return {
    name,
    properties: Object.fromEntries(properties.split(',').map((pair) => {
      const [key = '', ...value] = pair.split('=');
      return [key, data(value.join('=').replaceAll('%3A', ':').replaceAll('%2C', ','))];
    })),
    message: data(message),
  };
}

/** A line as Azure's agent reads it: the first command anywhere in it. */
export function azureCommand(line: string): Command | undefined {
  const at = line.indexOf('##vso[');
  if (at === -1) return undefined;
  const end = line.indexOf(']', at);
  const [name = '', ...rest] = line.slice(at + '##vso['.length, end).split(' ');
  const data = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%AZP25', '%');
  const pairs = rest.join(' ').split(';').filter((pair) => pair !== '').map((pair) => pair.split('=') as [string, string]);
  return { name, properties: Object.fromEntries(pairs.map(([key, value]) => [key, data(value.replaceAll('%3B', ';').replaceAll('%5D', ']'))])), message: data(line.slice(end + 1)) };
}

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

/** A document as a parser that follows the letter of XML 1.0 reads it. @throws where it is not well-formed */
export function xml(text: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => assert.fail(error.message));
  parser.on('opentag', ({ name, attributes }) => {
    const node: XmlNode = { name, attributes, children: [], text: '' };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('text', (value) => void (open.at(-1)!.text += value));
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  assert.equal(root.children.length, 1);
  return root.children[0]!;
}

/** Markdown text as it is shown: no escapes, and nothing of what is not shown. A bare character that means something is a failure. */
export function shownMarkdown(text: string): string {
  const visibleText = text.replaceAll('<!-- -->', '');
  assert.doesNotMatch(visibleText.replace(/\\[!-/:-@[-`{-~]/g, ''), /[<>`*_[\]|~#$&\\]/, text);
  return visibleText.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
