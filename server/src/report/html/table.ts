/**
 * Tables with a caption, heads with a scope, and on a narrow screen a block for each row. That changes how rows are laid
 * out, which some browsers take for a reason not to call it a table any more: the roles say that it is one.
 */
import { html, name, NOTHING, type Html } from './markup.ts';

export interface Table {
  readonly caption: string;
  readonly heads: readonly string[];
  /** Cells of a row; the first names the row. */
  readonly rows: readonly (readonly (Html | string)[])[];
}

/** A table; nothing where it has no rows. */
export function table({ caption, heads, rows }: Table): Html {
  if (rows.length === 0) return NOTHING;
  const cell = (content: Html | string, column: number): Html =>
    column === 0
      ? html`<th scope="row" role="rowheader" data-head="${heads[0]}">${content}</th>`
      : html`<td role="cell" data-head="${heads[column]}">${content}</td>`;
  return html`<table role="table"><caption>${name(caption)}</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th scope="col" role="columnheader">${name(head)}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${row.map(cell)}</tr>
`)}</tbody></table>
`;
}

/** Pairs of a term and what is said of it; pairs without anything said are left out. */
export function facts(pairs: readonly (readonly [term: string, said: Html | string | undefined])[]): Html {
  const given = pairs.filter(([, said]) => said !== undefined && said !== '' && (typeof said === 'string' || said.html !== ''));
  return given.length === 0 ? NOTHING : html`<dl>${given.map(([term, said]) => html`<div><dt>${term}</dt><dd>${said}</dd></div>`)}</dl>
`;
}

/** A list of points; nothing for none. */
export function points(items: readonly (Html | string)[]): Html {
  return items.length === 0 ? NOTHING : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>
`;
}
