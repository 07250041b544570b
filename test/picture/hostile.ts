/** Two pipelines with names that mean something to Mermaid, Graphviz, XML, HTML, Markdown and terminals. */
import type { Files } from '../harness/check.ts';

/** Each is a title, a description of a purpose or the name of a field, as text of YAML in quotation marks. */
export const HOSTILE = [
  '<script>alert(1)</script>', '"quoted" \\"and\\" #quot;', '1. list', '- item', 'a --> b; end', '%%{init: {}}%%', '`code` **bold** _x_', 'style: "x"; y', '\\N \\G \\l', '&amp; &lt;b&gt; &#60;', '[(x)] {y} |z|',
  'two\nlines\r\nand \u2028 more', 'bidi \u202e reversed', 'zero\u0000 bell\u0007', 'naïve ☕ 漢字 👩‍👧 العربية', 'ﬂ°°60¶ß', 'subgraph', 'ORDER: $x\\ y', '~~~ ``` ---', '\ud800 half', '@import url(http://example.org)', 'x'.repeat(300),
] as const;

const yaml = (text: string): string => JSON.stringify(text);

const SUPPLIER = `grondslag: 1
pipeline: eerste
title: ${yaml(HOSTILE.slice(0, 6).join(' '))}
purposes:
  zorg: { description: ${yaml(HOSTILE.join(' '))} }
sources:
  bron:
    party: ${yaml(HOSTILE[0])}
    fields: { bsn: bsn, diagnose: diagnosis, ${HOSTILE.filter((name) => !/[\u0000-\u001f\ud800\u2028]/u.test(name)).map((name) => `${yaml(name)}: name`).join(', ')} }
  end:
    party: ${yaml(HOSTILE[4])}
    fields: { bsn: bsn, strafblad: conviction }
steps:
  subgraph: { join: [bron, end], on: bsn }
outputs:
  graph: { from: subgraph, audience: ${yaml(HOSTILE[2])} }
`;

export const FILES: Files = {
  'map met spaties/#1 <b>.pipeline.yaml': SUPPLIER,
  'tweede.pipeline.yaml': `grondslag: 1
pipeline: tweede
title: ${yaml(HOSTILE.slice(6).join(' '))}
sources:
  in: { output: eerste/graph }
outputs:
  uit: { from: in }
---
grondslag: 1
pipeline: leeg
sources: {}
`,
};
