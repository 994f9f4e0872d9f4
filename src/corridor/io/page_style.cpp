// SPDX-License-Identifier: Apache-2.0
// Data table: style and script of pages, embedded so that a page needs nothing but itself. Colours of
// corridors are Okabe and Ito's (2008), told apart by people who see fewer colours; in the dark they are
// lightened.
#include "corridor/io/page_parts.h"

namespace corridor {

const std::string_view kPageStyle = R"css(
:root{--ground:#fff;--soft:#f5f6f8;--ink:#1b1f24;--dim:#5b6470;--rule:#d9dde3;--pick:#eaf2fb;--sea:#e9f1f7;--land:#f8f6f0;--border:#b9b3a6;--lake:#dbe8f2;--grat:#d6e2ec;--halo:#fff;
--c0:#0072b2;--c1:#d55e00;--c2:#009e73;--c3:#b8578f;--c4:#b07c00;--c5:#2f8fc4;--c6:#6b5b00;--c7:#444b55;--good:#14744f;--mid:#8a5a00;--low:#a03d2a}
@media (prefers-color-scheme:dark){:root{--ground:#14171b;--soft:#1c2026;--ink:#e6e9ed;--dim:#a0a9b4;--rule:#333a43;--pick:#1d2c3d;--sea:#182430;--land:#262a2c;--border:#5d625f;--lake:#182430;--grat:#223140;--halo:#14171b;
--c0:#56b4e9;--c1:#ff8a3d;--c2:#2fd0a0;--c3:#e59ac6;--c4:#f0b429;--c5:#8fd0ff;--c6:#e8dc5a;--c7:#b8c0ca;--good:#4fd29b;--mid:#f0b45a;--low:#ff9b86}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;font-variant-numeric:tabular-nums}
header,main{max-width:1240px;margin:0 auto;padding:0 20px}
header{padding-top:22px}
h1{font-size:30px;line-height:1.2;margin:0 0 4px;font-weight:650;letter-spacing:-.01em}
h2{font-size:20px;margin:34px 0 10px;font-weight:620}
h3{font-size:15px;margin:0 0 6px;font-weight:620}
.facts{color:var(--dim);margin:0}
.lead{font-size:16px;max-width:86ch;margin:14px 0}
.block{white-space:pre-wrap}
code,pre{font:13px/1.45 ui-monospace,"DejaVu Sans Mono","Liberation Mono",monospace}
code{background:var(--soft);padding:1px 5px;border-radius:4px}
pre{background:var(--soft);padding:12px 14px;border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere}
pre code{padding:0}
a{color:var(--c0)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--rule);vertical-align:top;font-weight:400}
thead th{color:var(--dim);font-size:12.5px;white-space:nowrap;vertical-align:bottom}
.n{text-align:right;white-space:nowrap;padding-right:14px}
tfoot td,tfoot th{border-bottom:0;font-weight:620}
.options th[scope=row]{font-weight:560;white-space:nowrap}
.options tbody tr{cursor:pointer}
.options tbody tr:hover{background:var(--soft)}
.options tbody tr.shown{background:var(--pick)}
.options button{font:inherit;font-weight:620;min-width:30px;height:26px;border:1px solid var(--rule);border-radius:13px;background:var(--ground);color:var(--ink);cursor:pointer}
.options tr.shown button{background:var(--line);border-color:var(--line);color:var(--ground)}
.swatch{display:inline-block;width:11px;height:11px;border-radius:3px;background:var(--line);margin-right:7px;vertical-align:-1px}
.c0{--line:var(--c0)}.c1{--line:var(--c1)}.c2{--line:var(--c2)}.c3{--line:var(--c3)}.c4{--line:var(--c4)}.c5{--line:var(--c5)}.c6{--line:var(--c6)}.c7{--line:var(--c7)}
.evidence{font-size:12.5px;white-space:nowrap}
.evidence::before{content:"";display:inline-block;width:8px;height:8px;border-radius:50%;margin-right:6px;background:currentColor}
.documented,.dataset{color:var(--good)}.computed,.estimate{color:var(--mid)}.assumption{color:var(--low)}
figure{margin:18px 0}
figcaption{color:var(--dim);font-size:12.5px;margin-top:5px}
svg{display:block;width:100%;height:auto}
.picture{overflow-x:auto}.map .picture svg{border-radius:10px}.wide{grid-column:1/-1}
.sea-ground{fill:var(--sea)}.land{fill:var(--land);stroke:var(--border);stroke-width:.6}.lake{fill:var(--lake);stroke:var(--border);stroke-width:.4}
.border{fill:none;stroke:var(--border);stroke-width:.8}.disputed{stroke-dasharray:1.5 3}.graticule{fill:none;stroke:var(--grat);stroke-width:.7}
.leg{fill:none;stroke:var(--line,var(--ink));stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
.leg.road{stroke-dasharray:7 4;stroke-linecap:butt}.leg.sea{stroke-dasharray:.1 5}.leg.barge{stroke-dasharray:.1 5}
.line{opacity:.38}.line .casing{display:none}
.line.shown{opacity:1}.line.shown .casing{display:inline;fill:none;stroke:var(--halo);stroke-width:7;stroke-linejoin:round;stroke-linecap:round;opacity:.85}
.line.shown .leg{stroke-width:3.6}.line .leg.lit{stroke-width:6.5}
.excluded path{fill:none;stroke:var(--dim);stroke-width:1.3;stroke-dasharray:2 4}
.places{display:none}.places.shown{display:inline}
.places circle{fill:var(--ground);stroke:var(--ink);stroke-width:2}.places circle.border{stroke-width:1.2;stroke:var(--dim)}
.places circle.origin,.places circle.destination{fill:var(--ink)}
svg text{font-size:13px;fill:var(--ink)}
.places text{font-weight:620;paint-order:stroke;stroke:var(--halo);stroke-width:3.5px;stroke-linejoin:round}
.places text.border{stroke:var(--halo);font-weight:400;font-size:11px;fill:var(--dim)}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:4px 18px;margin:8px 0 0;padding:0;font-size:13px}
.legend li{display:flex;align-items:center}
.key{width:34px;height:8px;margin-right:7px;color:var(--ink)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:6px 28px;margin-top:26px}
.chart{margin:0 0 14px}
.grid{stroke:var(--rule);stroke-width:1;fill:none}
.tick,.name{fill:var(--dim)}.middle{text-anchor:middle}.end{text-anchor:end}
.trace{fill:none;stroke:var(--line);stroke-width:1.6;stroke-linejoin:round}.curve{opacity:.34}.curve .casing{display:none}
.curve.shown{opacity:1}.curve.shown .trace{stroke-width:3}.curve.shown .casing{display:inline;fill:none;stroke:var(--halo);stroke-width:6}
.jumps,.range{display:none}.jumps.shown,.range.shown{display:inline}
.jumps text{font-size:11.5px;paint-order:stroke;stroke:var(--halo);stroke-width:3px;stroke-linejoin:round}
.whisker{fill:none;stroke:var(--line,var(--dim));stroke-width:1.6}
.deadline{stroke:var(--ink);stroke-width:1.4;stroke-dasharray:5 4}
.dot{cursor:pointer;opacity:.75}.dot circle{fill:var(--ground);stroke:var(--line);stroke-width:2}.dot text{font-size:11.5px;font-weight:620}
.dot.shown{opacity:1}.dot.shown circle{fill:var(--line)}.dot.shown text{fill:var(--ground)}
.excluded circle{fill:none;stroke:var(--dim);stroke-dasharray:2 2}.excluded text{font-size:12px;fill:var(--dim)}.excluded .whisker{stroke:var(--dim);stroke-dasharray:none}
.only{display:none}.only.shown{display:block}
.breakdown th[scope=row]{min-width:210px}.breakdown tr.leg th{font-weight:560}
.clock{color:var(--dim);white-space:nowrap;font-size:13px}
.bar{position:relative;width:15%;min-width:90px;padding-right:14px}
.bar i{position:absolute;top:10px;height:10px;border-radius:2px;background:var(--line);opacity:.85}
tr:not(.leg) .bar i{background:var(--dim)}
.refs{font-size:12px;min-width:96px;max-width:130px}.refs a{color:var(--dim)}
.breakdown tr.lit{background:var(--soft)}
.sources{font-size:13.5px;padding-left:26px;overflow-wrap:anywhere}
:focus-visible{outline:2px solid var(--c0);outline-offset:2px}
@media (max-width:600px){header,main{padding:0 14px}h1{font-size:24px}.picture svg{min-width:600px}.map .picture svg,.wide .picture svg{min-width:860px}.options th[scope=row]{white-space:normal;min-width:120px}.lead{font-size:15px}.options td:nth-child(8){min-width:240px}}
@media print{:root{color-scheme:light}tfoot{display:table-row-group}body{font-size:10.5pt}header,main{max-width:none;padding:0}.scroll{overflow:visible}table{font-size:8.5pt}th,td{padding:3px 6px 3px 0}.refs,.options button{font-size:8pt}
.picture{overflow:visible}.charts{grid-template-columns:1fr 1fr}figure,tr,.charts figure{break-inside:avoid}h2{break-after:avoid}a{color:inherit}@page{size:A4;margin:14mm}}
)css";

const std::string_view kPageScript = R"js(
(() => {
  const all = [...document.querySelectorAll('.option, .pick')];
  const numbers = [...document.querySelectorAll('.pick')].map(row => row.dataset.option);
  const of = element => element.dataset.option || (/\bo(\d+)\b/.exec(element.getAttribute('class')) || [])[1];
  const show = number => {
    if (!numbers.includes(number)) return;
    for (const element of all) element.classList.toggle('shown', of(element) === number);
    for (const row of document.querySelectorAll('.pick')) {
      row.querySelector('button').setAttribute('aria-pressed', String(row.dataset.option === number));
    }
    for (const group of document.querySelectorAll('g.line.shown, g.curve.shown, g.dot.shown')) group.parentNode.append(group);
    for (const group of document.querySelectorAll('g.places, g.range, g.jumps')) group.parentNode.append(group);
    history.replaceState(null, '', '#option-' + number);
  };
  for (const element of document.querySelectorAll('.pick, .dot')) element.addEventListener('click', () => show(of(element)));
  for (const row of document.querySelectorAll('.breakdown tr[data-leg]')) {
    const number = row.closest('section').dataset.option;
    const legs = document.querySelectorAll(`.map g.o${number} .leg[data-leg="${row.dataset.leg}"]`);
    row.addEventListener('mouseenter', () => { for (const leg of legs) leg.classList.add('lit'); });
    row.addEventListener('mouseleave', () => { for (const leg of legs) leg.classList.remove('lit'); });
  }
  for (const leg of document.querySelectorAll('.map .leg[data-leg]')) {
    const number = of(leg.closest('g'));
    const rows = document.querySelectorAll(`section.o${number} tr[data-leg="${leg.dataset.leg}"]`);
    leg.addEventListener('mouseenter', () => { for (const row of rows) row.classList.add('lit'); });
    leg.addEventListener('mouseleave', () => { for (const row of rows) row.classList.remove('lit'); });
  }
  document.addEventListener('keydown', event => {
    if (event.key !== '[' && event.key !== ']') return;
    const now = numbers.indexOf(document.querySelector('.pick.shown').dataset.option);
    show(numbers[(now + (event.key === ']' ? 1 : numbers.length - 1)) % numbers.length]);
  });
  const asked = /^#option-(\d+)$/.exec(location.hash);
  if (asked) show(asked[1]);
})();
)js";

}  // namespace corridor
