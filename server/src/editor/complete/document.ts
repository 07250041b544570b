/** The text beside a proposal: the same words as the hover on that name. */
import { describeKey } from '../../schema/keys.ts';
import type { Locale } from '../../messages/template.ts';
import { unitKey } from '../../model/path.ts';
import type { Analysis } from '../../service/analysis.ts';
import type { FileId } from '../../text/source-file.ts';
import type { Meaning } from '../at.ts';
import { tell } from '../hover.ts';
import { heading, page } from '../markdown.ts';
import type { Topic } from './proposal.ts';
import { unitAround, type Around } from './unit-around.ts';

const KEY = { nl: 'sleutel', en: 'key' };

/** Markdown about the topic of a proposal; undefined where there is nothing to say. */
export function documentation(topic: Topic, file: FileId, document: number, analysis: Analysis, locale: Locale): string | undefined {
  if (topic.about === 'text') return topic.text;
  if (topic.about === 'key') {
    const description = describeKey(topic.schema, topic.path, topic.verb)?.description[locale];
    return description === undefined ? undefined : page(heading(KEY[locale], topic.path[topic.path.length - 1] ?? ''), [description]);
  }
  const state = analysis.workspace.file(file);
  const { unit, flow }: Around = state === undefined ? { unit: undefined, flow: undefined } : unitAround(state, document, analysis.workspace);
  const meaning = meaningOf(topic, { unit: unit ?? analysis.workspace.unit(unitKey(file, document)), flow }, analysis);
  return meaning === undefined ? undefined : tell(meaning, { analysis, locale, unit });
}

function meaningOf(topic: Exclude<Topic, { readonly about: 'key' | 'text' }>, { unit, flow }: Around, analysis: Analysis): Meaning | undefined {
  switch (topic.about) {
    case 'output': return { kind: 'output', reference: topic.id };
    case 'purpose': {
      const purpose = unit && analysis.workspace.environment.purpose(unit, topic.id);
      return purpose && { kind: 'purpose', purpose };
    }
    case 'rule': {
      const rule = analysis.rules().byId(topic.id);
      return rule && { kind: 'rule', rule };
    }
    case 'node': {
      const node = flow?.nodes.find((one) => one.name === topic.id && one.path[0] === topic.section);
      return node && flow && { kind: 'node', node, flow };
    }
    case 'field': {
      const meanings = (flow?.nodes ?? []).flatMap((node) => {
        const field = node.kind !== 'output' && topic.nodes.includes(node.name) ? node.profile.fields.get(topic.id) : undefined;
        return field === undefined ? [] : [{ field, profile: node.profile, node }];
      });
      return meanings.length === 0 ? undefined : { kind: 'field', name: topic.id, meanings };
    }
    default: return { kind: topic.about, id: topic.id };
  }
}
