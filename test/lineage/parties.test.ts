import assert from 'node:assert/strict';
import { knowledge } from '../../server/src/knowledge/load.ts';
import { passages } from '../../server/src/lineage/compatibility.ts';
import { buildEnvironment, controllersOf } from '../../server/src/lineage/environment.ts';
import { buildUnit } from '../../server/src/model/build.ts';
import type { Catalog, Pipeline } from '../../server/src/model/pipeline.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { analyse, findings, TODAY, type Files } from '../harness/check.ts';

const unit = (body: object): Pipeline | Catalog => buildUnit(fileId('u.yaml'), 0, { grondslag: 1, ...body })!;

describe('who a name stands for', () => {
  const pipeline = unit({ pipeline: 'p', parties: { eigen: { name: 'Eigen', aliases: ['gedeeld', 'cbs', 'alleen-hier'] } } });
  const environment = buildEnvironment(knowledge(), [
    unit({ catalog: 'a', parties: { anders: { name: 'Anders', aliases: ['tweede', 'ook'] } } }) as Catalog,
    unit({ catalog: 'b', parties: { gedeeld: { name: 'Gedeeld' }, tweede: { name: 'Tweede' }, derde: { name: 'Derde', aliases: ['ook', 'gemeente'] } } }) as Catalog,
  ]);
  const CASES: readonly (readonly [what: string, name: string, id: string | undefined])[] = [
    ['an id', 'eigen', 'eigen'],
    ['an alias', 'alleen-hier', 'eigen'],
    ['an id of a catalogue before an alias in the unit', 'gedeeld', 'gedeeld'],
    ['a known id before an alias in the unit', 'cbs', 'cbs'],
    ['an id of a later catalogue before an alias in an earlier one', 'tweede', 'tweede'],
    ['the first alias where there are more', 'ook', 'anders'],
    ['an alias of a catalogue before a known alias', 'gemeente', 'derde'],
    ['a known alias', 'CBS', 'cbs'],
    ['nobody', 'niemand', undefined],
  ];
  for (const [what, name, id] of CASES) it(`${what}: ${name}`, () => assert.equal(environment.party(pipeline, name)?.id, id));
});

/** Pipeline `a` changes the purpose by a law that binds its own controller; `b` goes on, and knows another party by that id. */
const handedOn = (kind: string): Files => ({
  'c.catalog.yaml': "grondslag: 1\ncatalog: c\nlaws:\n  regeling: { title: Regeling, article: '1', status: in-force, controllers: [private], grants: [receive] }\n",
  'a.pipeline.yaml': `grondslag: 1\npipeline: a\ncontroller: bureau\nparties:\n  bureau: { name: Bureau A, kind: ${kind}, country: NL }\npurposes:\n  beleid: { kind: policy, ground: { article: 6(1)(e), law: regeling } }\nsources:\n  bron: { party: bureau, collectedFor: operations, fields: { naam: name } }\noutputs:\n  uit: { from: bron, audience: team }\n`,
  'b.pipeline.yaml': 'grondslag: 1\npipeline: b\ncontroller: ander\nparties:\n  ander: { name: Ander, kind: public-authority, country: NL }\n  bureau: { name: Bureau B, kind: public-authority, country: NL }\npurposes:\n  plan: { kind: policy, ground: { article: 6(1)(e), law: Gemeentewet art. 108 } }\nsources:\n  bron: { output: a/uit }\noutputs:\n  uit: { from: bron, audience: team }\n',
});

describe('a purpose that an earlier pipeline changed', () => {
  const settled = (kind: string): readonly boolean[] => {
    const { workspace } = analyse(handedOn(kind));
    const reader = [...workspace.allUnits()].find(({ id }) => id === 'b') as Pipeline;
    const flow = workspace.flow(reader.key)!;
    const { environment } = workspace;
    const judgement = { pipeline: reader, environment, today: TODAY, controllers: controllersOf(reader, environment) };
    return passages(flow.sources[0]!, [...reader.purposes.values()][0]!, flow, judgement).filter(({ collected }) => collected.original).map((passage) => passage.settled);
  };
  it('is judged by who that pipeline means', () => {
    assert.deepEqual(settled('private'), [true]);
    assert.deepEqual(settled('public-authority'), [false]);
  });
});

describe('a purpose of collection that is still to be filled in', () => {
  it('is no finding about the change of purpose', () => {
    const text = (kind: string): string => `grondslag: 1\npipeline: p\npurposes:\n  eerst: { kind: ${kind} }\n  plan: { kind: enforcement, ground: { article: 6(1)(e), law: Gemeentewet art. 108 } }\nsources:\n  bron: { collectedFor: eerst, fields: { naam: name } }\noutputs:\n  uit: { from: bron, purpose: plan, audience: team }\n`;
    const drift = (kind: string): number => findings({ 'p.pipeline.yaml': text(kind) }).filter(({ rule }) => ['purpose-drift', 'incompatible-purpose'].includes(rule.id)).length;
    assert.equal(drift('service'), 1);
    assert.equal(drift('TODO'), 0);
  });
});

describe('a release of secrecy', () => {
  const secrecy = (recipient: string): readonly string[] => {
    const { workspace } = analyse({
      'a.pipeline.yaml': `grondslag: 1\npipeline: a\nparties: { zorg: { name: Zorghuis, kind: private, country: NL, aliases: [huis] } }\nsources:\n  bron: { secrecy: [medical], fields: { naam: name } }\noutputs:\n  uit: { from: bron, release: { regime: medical, article: BW 7:457, recipient: ${recipient} } }\n`,
      'b.pipeline.yaml': 'grondslag: 1\npipeline: b\ncontroller: zorg\nparties: { zorg: { name: Zorghuis, kind: private, country: NL } }\nsources:\n  bron: { output: a/uit }\n',
    });
    const reader = [...workspace.allUnits()].find(({ id }) => id === 'b')!;
    return [...workspace.flow(reader.key)!.sources[0]!.profile.secrecy.keys()];
  };
  it('counts for a recipient under an alias, and for nobody else', () => {
    assert.deepEqual(secrecy('zorg'), []);
    assert.deepEqual(secrecy('huis'), []);
    assert.deepEqual(secrecy('cbs'), ['medical']);
  });
});
