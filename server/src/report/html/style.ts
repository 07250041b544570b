/** The looks of the page: fonts of the system, light and dark, a phone's width and A4. Colours have a contrast of 4.5 at least. */

/** Colours by what they are for. */
export const LIGHT = '--ink:#1f2328;--quiet:#57606a;--paper:#fff;--panel:#f6f8fa;--line:#c4cbd3;--link:#0550ae;--error:#a40e26;--warning:#7a4d00;--info:#0550ae';
export const DARK = '--ink:#e6edf3;--quiet:#a5afba;--paper:#12161c;--panel:#1b2129;--line:#48525d;--link:#8cc2ff;--error:#ff9d96;--warning:#f0c05a;--info:#8cc2ff';

const BASE = `
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;font:1rem/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans",Roboto,Arial,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
header,main,footer{max-width:70rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1rem;color:var(--quiet)}header p{margin:0}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.5rem 0;padding:0}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--paper);z-index:1}
h1{font-size:2rem;line-height:1.2;margin:.5rem 0 1rem}
h2{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}
h3{font-size:1.15rem;margin:2rem 0 .5rem;padding-bottom:.2rem;border-bottom:1px solid var(--line)}
h4{font-size:1rem;margin:1rem 0 .4rem}
p{margin:.4rem 0;max-width:48rem}ul,ol{margin:.3rem 0;padding-left:1.4rem}
main>section{margin:3rem 0;padding-top:1.5rem;border-top:2px solid var(--ink)}main>section.cover{border-top:0;margin-top:1rem;padding-top:0}
code{font-family:ui-monospace,"Cascadia Mono","DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:.9em}
.quiet,.where,.question,figcaption,footer{color:var(--quiet)}.where{font-size:.9rem}
.reading{padding:.75rem 1rem;background:var(--panel);border-left:4px solid var(--ink);max-width:none}
dl{margin:.5rem 0;max-width:60rem}dl>div{display:grid;grid-template-columns:13rem 1fr;gap:0 1rem;padding:.25rem 0;border-bottom:1px solid var(--line)}dl>div:last-child{border-bottom:0}
dt{color:var(--quiet)}dd{margin:0}dd p,dd ul{margin:0}
table{border-collapse:collapse;width:100%;margin:.75rem 0 1rem;font-size:.94rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;min-width:5em;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
thead th{background:var(--panel);border-bottom:2px solid var(--line)}tbody th{font-weight:600}
details{margin:.4rem 0}summary{cursor:pointer;color:var(--link)}
.mark{font-weight:600}.mark::before{display:inline-block;margin-right:.35em;min-width:1.2em;padding:0 .2em;border:1.5px solid currentColor;border-radius:.25em;line-height:1.15;text-align:center;font-size:.85em}
.mark.error{color:var(--error)}.mark.error::before{content:"\\2715"/""}
.mark.warning{color:var(--warning)}.mark.warning::before{content:"!"/""}
.mark.info{color:var(--info)}.mark.info::before{content:"i"/""}
.mark.none{font-weight:400}.mark.none::before{content:"\\2013"/"";border-color:transparent}
.mark.unasked{color:var(--quiet)}.mark.unasked::before{content:"?"/""}
.verdicts{list-style:none;display:grid;grid-template-columns:repeat(3,1fr);gap:.75rem;margin:1rem 0;padding:0}
.verdicts li{display:flex;flex-direction:column;gap:.25rem;padding:.75rem 1rem;border:1px solid var(--line);border-radius:.4rem;background:var(--panel)}
.verdicts .question{flex:1}.verdicts .question,.verdicts .quiet{font-size:.9rem}
.rule{margin:1rem 0;padding:.1rem 1rem .5rem;border-left:4px solid var(--line)}.rule.error{border-color:var(--error)}.rule.warning{border-color:var(--warning)}.rule.info{border-color:var(--info)}
.places{list-style:none;padding:0}.places>li{margin:.4rem 0}
figure{margin:.75rem 0}figcaption{font-size:.9rem}
.picture{border:1px solid var(--line);border-radius:.4rem;background:#fff}
.combination{margin:1rem 0 2rem}
.meeting{display:grid;grid-template-columns:minmax(0,1.2fr) 2.5rem minmax(0,1fr) 2.5rem minmax(0,1fr);align-items:center;gap:.5rem}
.column{display:flex;flex-direction:column;gap:.5rem}.column .label{margin:0;color:var(--quiet);font-size:.9rem}
.box{border:1px solid var(--line);border-radius:.4rem;padding:.5rem .75rem;background:var(--panel);font-size:.94rem}.box.step{border:2px solid var(--ink)}.box p{margin:.1rem 0}
.arrow::before{content:"\\2192"/"";display:block;text-align:center;font-size:1.6rem;line-height:1;color:var(--quiet)}
.lines{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem;max-width:60rem}.line{height:4.5rem;border-bottom:1px solid var(--ink)}.line.wide{grid-column:1/-1;height:10rem}.line span{color:var(--quiet);font-size:.9rem}
.top{text-align:right;margin-left:auto}footer{padding-bottom:2rem;font-size:.9rem}
`;

const NARROW = `
@media screen and (max-width:46rem){
h1{font-size:1.6rem}h2{font-size:1.3rem}header,main,footer{padding:0 .9rem}
dl>div{grid-template-columns:1fr}.verdicts,.lines{grid-template-columns:1fr}
.meeting{grid-template-columns:1fr}.arrow{transform:rotate(90deg)}
thead{position:absolute;left:-999rem}
table,tbody,tr,th,td,caption{display:block}
tbody tr{padding:.4rem 0;border-bottom:2px solid var(--line)}
tbody th,tbody td{min-width:0;border:0;padding:.15rem 0}tbody th{font-size:1.05rem}
tbody td::before{content:attr(data-head) ": ";color:var(--quiet)}
}
`;

/** On paper everything that is folded is open, and what belongs together stays on one page. */
const PAPER = `
@media print{
:root{${LIGHT};color-scheme:light}
html{font-size:9.5pt}body{line-height:1.4}
header,main,footer{max-width:none;padding:0}header,nav,.skip,.top{display:none}
h1{font-size:20pt}h2{font-size:15pt}h3{font-size:11.5pt;margin-top:14pt}h4{font-size:10pt}
h2,h3,h4,caption,summary{break-after:avoid}tr,figure,.rule h4,.verdicts,dl>div,.box,.lines{break-inside:avoid}
thead{display:table-header-group;break-after:avoid}tbody tr:first-child{break-before:avoid}
main>section{margin:0;padding-top:12pt}main>section.pipeline,#overview,#limits{break-before:page}#signature{break-inside:avoid}
table{font-size:8.5pt}th,td{padding:2pt 4pt;min-width:5.2em}#overview table{font-size:8pt}
details::details-content{content-visibility:visible;display:block;height:auto;block-size:auto}summary{color:inherit;list-style:none;font-weight:600}summary::-webkit-details-marker{display:none}
a{color:inherit;text-decoration:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;

/** The stylesheet of the page. The date stands at the top of every page of paper; what is no part of a date is left out. */
export function styleOf(heading: string, date: string): string {
  const day = date.replace(/[^0-9-]/g, '');
  const page = `@page{size:A4;margin:20mm 16mm 18mm;@top-left{content:"${heading.replace(/[^\p{L}\p{N} ]/gu, '')}";font:8pt sans-serif;color:#57606a}@top-right{content:"${day}";font:8pt sans-serif;color:#57606a}@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#57606a}}`;
  return `:root{color-scheme:light dark;${LIGHT}}@media (prefers-color-scheme:dark){:root{${DARK}}}${BASE}${NARROW}${PAPER}${page}`.replace(/\n/g, '');
}
