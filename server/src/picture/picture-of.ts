/** The drawing of one pipeline and its direct neighbours, to stand in a page among others. */
import { digest } from '../base/digest.ts';
import type { Locale } from '../messages/template.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Analysis } from '../service/analysis.ts';
import type { Shows } from './assemble.ts';
import { lineageGraph } from './lineage-graph.ts';
import { layOut } from './layout.ts';
import { toXml } from './shape.ts';
import { sheetOf } from './svg.ts';
import { pictureTexts } from './texts.ts';

/** So many neighbours fit on a page; the line below says how many there are beside them. */
const NEIGHBOURS = 12;

/** A page of A4 between its margins, in pixels: what is no wider reads from left to right. */
const PAGE = 720;

/** Letters of 11 pixels become no smaller than 8. */
const SMALLEST = 8 / 11;

/**
 * What a page that holds such drawings needs: they shrink with the page as long as they can be read, and move aside
 * within their own frame from there on; on paper all of them is seen. Each drawing goes into an element of class `picture`.
 */
export const PICTURE_CSS = '.picture{overflow-x:auto}.picture svg{display:block;max-width:100%;height:auto}@media print{.picture{overflow:visible}.picture svg{min-width:0!important;max-width:100%!important;max-height:96vh;break-inside:avoid}}';

/**
 * The drawing as an element `svg` for a page of HTML, without styles or scripts of its own.
 * @param shows the findings to draw; by default those that nobody put aside
 * @param prefix what its ids begin with; by default something that no other pipeline has
 * @returns nothing where the pipeline does not exist (any more)
 */
export function pictureOf(pipeline: Pipeline, analysis: Analysis, locale: Locale, shows?: Shows, prefix = `picture-${digest(pipeline.key).slice(0, 12)}-`): string {
  const graph = lineageGraph(pipeline, analysis, locale, { most: NEIGHBOURS, shows });
  if (graph === undefined) return '';
  const texts = pictureTexts(locale);
  const right = layOut(graph, false);
  const down = right.width <= PAGE ? right : layOut(graph, true);
  const layout = right.width <= down.width ? right : down;
  const note = graph.beyond === 0 ? undefined : graph.beyond === 1 ? texts.t('beyondOne') : texts.t('beyond', { count: graph.beyond });
  return toXml(sheetOf(graph, texts, {
    layout, title: texts.t('title', { name: graph.title }), prefix, note,
    attributes: { style: `min-width:${Math.round(layout.width * SMALLEST)}px` },
  }));
}
