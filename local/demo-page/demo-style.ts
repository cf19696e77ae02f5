/** The tokens of the product (docs of the screens), and what the demo's two pages need of them. */
export const demoStyle = `
:root{--paper:#fbf7ef;--surface:#fff;--sunk:#f3ecdf;--ink:#28231d;--ink-soft:#5f564b;--line:#e5dccb;
--line-strong:#857a6a;--accent:#0b6b40;--accent-deep:#0b5a37;--accent-soft:#e3f0e6;--accent-line:#a5ccb3;
--peach:#f7dfc3;--hill-near:#d3e6d6;--hill-far:#e6f1e4;--river:#dcecea;--sun:#f4cf93;
--shadow:0 1px 2px rgba(70,50,20,.06),0 6px 18px rgba(70,50,20,.06)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);line-height:1.5;font-size:18px;
font-family:'Noto Sans SC','Noto Sans CJK SC','PingFang SC','HarmonyOS Sans SC','Microsoft YaHei',system-ui,sans-serif}
h1,h2,h3,p,ol,ul{margin:0;padding:0}
ol,ul{list-style:none}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.banner{position:relative;overflow:hidden}
.banner .hills{position:absolute;inset:0;width:100%;height:100%}
.inner{position:relative;max-width:1120px;margin:0 auto;padding:0 24px}
.top{display:flex;align-items:center;gap:12px;padding:24px 0 0}
.top b{font-size:20px}
.hello{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:24px;padding:24px 0 56px}
.hello h1{font-size:40px;line-height:1.3;letter-spacing:.01em}
.hello p{color:var(--ink-soft);font-size:20px;margin-top:8px;max-width:30em}
.clock{background:var(--surface);border-radius:20px;box-shadow:var(--shadow);padding:20px 24px;min-width:min(100%,344px)}
.clock h2{font-size:16px;font-weight:400;color:var(--ink-soft)}
.clock output{display:flex;align-items:baseline;gap:12px;font-variant-numeric:tabular-nums;line-height:1.3;min-height:60px}
.clock .time{font-size:46px;font-weight:700;color:var(--accent)}
.clock .day{font-size:18px}
.clock .ahead{display:flex;gap:8px;margin-top:12px}
.clock button{flex:1;min-height:48px;font:inherit;font-size:16px;font-weight:700;color:var(--accent);cursor:pointer;
background:var(--accent-soft);border:2px solid var(--accent);border-radius:14px;white-space:nowrap;padding:0 8px}
.clock button:hover{background:var(--surface)}
.clock button:disabled{color:var(--ink-soft);border-color:var(--line-strong);background:var(--sunk);cursor:wait}
.clock .done{font-size:14px;color:var(--ink-soft);margin-top:12px;min-height:21px}
main.inner{display:grid;grid-template-columns:minmax(0,1fr) 360px;gap:32px;align-items:start;padding-top:32px;padding-bottom:48px}
.group{margin-bottom:32px}
.group h2{font-size:20px;line-height:1.3;display:flex;align-items:baseline;gap:12px;margin-bottom:12px}
.group h2 small{font-size:16px;font-weight:400;color:var(--ink-soft)}
.people{display:grid;grid-template-columns:repeat(auto-fill,minmax(280px,1fr));gap:12px}
.person{display:flex;align-items:center;gap:16px;height:100%;min-height:96px;padding:16px;color:inherit;text-decoration:none;
background:var(--surface);border:2px solid transparent;border-radius:20px;box-shadow:var(--shadow)}
.person:hover{border-color:var(--accent-line)}
.person .face{flex:none;width:56px;height:56px;border-radius:50%;display:grid;place-items:center;font-size:26px;font-weight:700;
background:var(--peach);color:var(--ink)}
.person.desk .face{border-radius:14px;background:var(--accent-soft);color:var(--accent-deep)}
.person .who{flex:1;min-width:0}
.person b{font-size:20px;display:block;line-height:1.3}
.person .is{display:block;font-size:16px;color:var(--ink-soft);line-height:1.4}
.person svg{flex:none;color:var(--line-strong)}
.person:hover svg{color:var(--accent)}
.visit{background:var(--sunk);border-radius:20px;padding:24px;position:sticky;top:24px}
.visit h2{font-size:20px;line-height:1.3}
.visit>p{font-size:16px;color:var(--ink-soft);margin:4px 0 16px}
.visit li{display:grid;grid-template-columns:32px 1fr;gap:12px;padding-bottom:16px;position:relative;font-size:16px}
.visit li:last-child{padding-bottom:0}
.visit li:not(:last-child)::before{content:'';position:absolute;left:15px;top:32px;bottom:0;width:2px;background:var(--accent-line)}
.visit .no{width:32px;height:32px;border-radius:50%;background:var(--accent);color:#fff;display:grid;place-items:center;font-weight:700;
font-variant-numeric:tabular-nums}
.visit b{display:block;line-height:32px}
.foot{border-top:1px solid var(--line);color:var(--ink-soft);font-size:14px;padding:20px 0 40px}
.foot a,.wait a{color:var(--accent)}
.wait{min-height:100vh;display:grid;place-content:center;justify-items:center;gap:16px;text-align:center;padding:24px}
.wait h1{font-size:28px;line-height:1.3}
.wait p{color:var(--ink-soft)}
@media (max-width:900px){main.inner{grid-template-columns:minmax(0,1fr)}.visit{position:static}.hello{padding-bottom:48px}
.hello h1{font-size:32px}.hello p{font-size:18px}.banner .sun{display:none}.clock{width:100%}}
@media (max-width:480px){.inner{padding:0 16px}.people{grid-template-columns:minmax(0,1fr)}}
`;
