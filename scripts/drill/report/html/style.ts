/**
 * The page's whole style. Colours of the series are told apart by people who don't see red or green
 * as others do (https://jfly.uni-koeln.de/color/), and failures are hatched besides.
 */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fdfdfb;--ink:#1b2126;--soft:#545d66;--line:#d9dcd8;--panel:#f3f4f0;
--good:#17663f;--bad:#a8200d;--warn:#7a4d00;--primary:#1f6fb2;--dr:#0c8a66;--failed:#d0470a;--refused:#8a6d00;--budget:#c9cdd2}
@media (prefers-color-scheme:dark){:root{--paper:#14181b;--ink:#e7eaec;--soft:#a6b0b8;--line:#343c42;--panel:#1c2226;
--good:#6fd39b;--bad:#ff8f7a;--warn:#e5b45a;--primary:#6cb2ee;--dr:#4fc79f;--failed:#ff8a50;--refused:#d8bc4a;--budget:#4a545c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:62rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
h1{font-size:clamp(1.5rem,4vw,2.1rem);line-height:1.2;margin:.2rem 0 .6rem;font-weight:650;letter-spacing:-.01em}
h2{font-size:1.25rem;margin:3rem 0 .6rem;padding-top:.8rem;border-top:1px solid var(--line);font-weight:650}
h3{font-size:1rem;margin:1.6rem 0 .4rem;font-weight:650}
p{margin:.5rem 0;max-width:46rem}
a{color:inherit;text-decoration-color:var(--soft);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--primary);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem}
.eyebrow,.soft,.meaning{color:var(--soft)}
.eyebrow{font-size:.9rem;margin:0}
.verdict{font-size:1.15rem;font-weight:600;margin:1rem 0 .4rem}
.passed,.met{color:var(--good)}.failed-text,.missed,.check-failed,.objective-missed{color:var(--bad)}.not-measured,.not-finished,.not-applicable{color:var(--warn)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1px;background:var(--line);border:1px solid var(--line);margin:1.4rem 0;padding:0}
.figures>div{background:var(--paper);padding:1rem 1.1rem}
.figures dt{color:var(--soft);font-size:.9rem}
.figures dd{margin:0}
.figures .value{font-size:1.7rem;font-weight:600;line-height:1.3;font-variant-numeric:tabular-nums}
.figures .meaning{font-size:.85rem}
nav ul{list-style:none;padding:0;margin:1rem 0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font-size:.95rem}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);font-size:.9rem;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600}
thead th{color:var(--soft);font-size:.85rem}
.number{text-align:right}
.time{white-space:nowrap}
code,.hash{font:.88em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.hash{word-break:break-all}
.scroll{overflow-x:auto;overflow-wrap:normal}
.scroll .hash{min-width:20ch}
.long{max-height:26rem;overflow:auto}
details{margin:.6rem 0}
summary{cursor:pointer;color:var(--soft);font-size:.92rem}
figure{margin:1rem 0}
figcaption{color:var(--soft);font-size:.92rem;max-width:46rem}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;margin:.4rem 0;padding:0;font-size:.9rem}
.legend svg{width:.9rem;height:.9rem;vertical-align:-.1rem;margin-right:.4rem}
.marks{margin:.4rem 0;padding-left:1.6rem;font-size:.9rem;columns:20rem;column-gap:2rem}
svg.plot{display:block;width:100%;height:auto;font:12px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
svg.narrow{display:none}
@media screen and (max-width:40rem){svg.wide{display:none}svg.narrow{display:block}body{font-size:15px}th,td{padding-right:.6rem}}
.axis{fill:var(--soft)}.label{fill:var(--ink)}
.grid path{stroke:var(--line)}.baseline{stroke:var(--soft);fill:none}
.shade{fill:var(--failed);opacity:.1}
.mark{stroke:var(--soft);stroke-dasharray:3 3;fill:none}
.mark-dot{fill:var(--ink)}.mark-number{fill:var(--paper);font-size:11px}
rect.primary,.phase.database{fill:var(--primary)}rect.dr,.phase.capacity{fill:var(--dr)}
rect.refused{fill:var(--refused)}rect.failed{fill:url(#hatch)}.hatch-back{fill:var(--failed)}.hatch-line{stroke:var(--paper);stroke-width:1.2}
.phase.detection{fill:var(--refused)}.phase.dns{fill:var(--soft)}.phase.clients{fill:var(--ink)}
.phase.late{stroke:var(--bad);stroke-width:2.5}
.budget{fill:var(--budget);opacity:.55}
.line{fill:none;stroke-width:1.8}.line.primary,.line.lag{stroke:var(--primary)}.line.dr{stroke:var(--dr)}.line.p50{stroke:var(--ink)}.line.p95{stroke:var(--soft);stroke-dasharray:5 3}
.checks{list-style:none;padding:0;margin:.5rem 0}
.checks>li{padding:.7rem 0;border-bottom:1px solid var(--line)}
.checks p{margin:.1rem 0}
.badge{display:inline-block;min-width:7.6rem;font-weight:600}
footer{margin:4rem auto 3rem;color:var(--soft);font-size:.9rem}
.patterns{position:absolute;width:0;height:0}
@media print{:root{color-scheme:light}body{font-size:10.5pt}nav,.skip{display:none}header,main,footer{max-width:none;padding:0}
h2{margin-top:1.6rem}h2,h3{break-after:avoid}figure,tr,.checks>li,.figures{break-inside:avoid}.long{max-height:none;overflow:visible}@page{margin:16mm 14mm}}
`;
