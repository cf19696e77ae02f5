import type { Ms } from '../../shared/domain/units';
import { clockScript } from './clock-script';
import { escapeHtml, logo, pageOf } from './html';

/** What the demo needs to know of somebody whom a newcomer can be. */
export type DemoPersona = {
  readonly key: string;
  readonly personId: string;
  readonly zh: string;
  readonly roleZh: string;
  readonly audience: 'phone' | 'desk';
  readonly homePath: string;
  readonly roles: readonly string[];
  readonly orgId?: string;
};

type Group = { readonly zh: string; readonly doesZh: string; readonly roles: readonly string[] };

/** In the order of a visit. A persona stands in the group of its first role. */
const groups: readonly Group[] = [
  { zh: '老人', doesZh: '点一下，请人帮忙', roles: ['elder'] },
  { zh: '志愿者', doesZh: '看附近有什么事，接单上门', roles: ['volunteer'] },
  { zh: '家人', doesZh: '替长辈办理，看服务做到了没有', roles: ['family'] },
  { zh: '街道社工站', doesZh: '接电话、派人、盯着没人接的单', roles: ['station', 'stationLead'] },
  { zh: '社区站', doesZh: '看证据，结单入账', roles: ['community'] },
  { zh: '为老服务中心', doesZh: '接转介，做专业服务', roles: ['centre'] },
];

const steps: readonly { readonly whoZh: string; readonly doesZh: string }[] = [
  { whoZh: '王阿姨请人帮忙', doesZh: '打开她的页面，点一项服务，选一个时间。她存的时长先冻结。' },
  { whoZh: '李师傅接单', doesZh: '在接单大厅看到这一单，点“接单”。' },
  { whoZh: '拨时钟', doesZh: '用上面的按钮，把城里的时间拨到约定的时候。' },
  { whoZh: '李师傅签到', doesZh: '输入王阿姨页面上的四位签到码。' },
  { whoZh: '再拨 1 小时，签退', doesZh: '输入签退码，服务就做完了。' },
  { whoZh: '王阿姨说“对”', doesZh: '她确认服务做到了。' },
  { whoZh: '覃干事结单', doesZh: '看过证据，点“结单”。两本时间存折各多一行，一分钟也不差。' },
];

/** The demo's first page: who is who, the city's clock, and a whole visit in two minutes. */
export const whoIsWhoPage = (personas: readonly DemoPersona[], { nowMs }: { readonly nowMs: Ms }): string =>
  pageOf({
    title: '时间银行 · 演示城',
    body: `<div class="banner">${hills}
<header class="inner"><div class="top">${logo(40)}<b>时间银行</b></div>
<div class="hello"><div><h1>今天，您想当谁？</h1>
<p>点一个人，就在新的标签页里变成他。同时打开几个人，就能把一次服务从头走到尾。</p></div>
<section class="clock" aria-labelledby="clock-title"><h2 id="clock-title">城里的时间</h2>
<output id="city-time"><span class="time">--:--</span><span class="day"></span></output>
<div class="ahead">${ahead('+15m', '+15 分')}${ahead('+1h', '+1 小时')}${ahead('+1d', '+1 天')}</div>
<p class="done" id="clock-done" role="status"></p></section></div></header></div>
<main class="inner"><div>${groups.map((group) => groupOf(group, personas)).join('')}${groupOf(
      { zh: '其他', doesZh: '', roles: othersOf(personas) },
      personas,
    )}</div>
<aside class="visit" aria-labelledby="visit-title"><h2 id="visit-title">两分钟走完一次服务</h2>
<p>七步，三个人，一次陪伴。</p><ol>${steps.map(stepOf).join('')}</ol></aside></main>
<footer class="inner"><p class="foot">这座城和城里的人都是编出来的，姓名、电话、住址都不是真的。登录和拨时钟只在这台电脑的演示里有。
接口说明：<a href="/openapi.json">/openapi.json</a></p></footer>`,
    script: clockScript(nowMs),
  });

const ahead = (by: string, zh: string): string => `<button type="button" data-advance="${by}">${zh}</button>`;

const stepOf = ({ whoZh, doesZh }: (typeof steps)[number], index: number): string =>
  `<li><span class="no">${index + 1}</span><div><b>${whoZh}</b>${doesZh}</div></li>`;

const othersOf = (personas: readonly DemoPersona[]): readonly string[] => {
  const known = new Set(groups.flatMap(({ roles }) => roles));
  return personas.flatMap(({ roles }) => roles.slice(0, 1)).filter((role) => !known.has(role));
};

const groupOf = ({ zh, doesZh, roles }: Group, personas: readonly DemoPersona[]): string => {
  const people = personas.filter(({ roles: [first = ''] }) => roles.includes(first));
  if (people.length === 0) return '';
  return `<section class="group"><h2>${zh}<small>${doesZh}</small></h2><ul class="people">${people
    .map((persona) => `<li>${cardOf(persona)}</li>`)
    .join('')}</ul></section>`;
};

const cardOf = ({ key, zh, roleZh, audience }: DemoPersona): string =>
  `<a class="person ${audience}" data-persona="${escapeHtml(key)}" target="_blank" rel="noopener"
href="/demo/enter?persona=${encodeURIComponent(key)}"><span class="face" aria-hidden="true">${escapeHtml(
    zh.slice(0, 1),
  )}</span><span class="who"><b>${escapeHtml(zh)}</b><span class="is">${escapeHtml(roleZh)}</span></span>
<svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"
stroke-linejoin="round" role="img" aria-label="在新标签页打开"><path d="M11 3h6v6M17 3l-8 8M8 4H4v12h12v-4"/></svg></a>`;

/** Hills by the Liu river; the wider the window, the more of them. */
const hills = `<svg class="hills" viewBox="0 0 1440 320" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
<circle class="sun" cx="968" cy="62" r="26" fill="var(--sun)"/>
<g fill="var(--hill-far)"><path d="M430 320c30-10 44-62 66-106 16-32 30-44 48-44s34 14 48 46c20 46 36 94 70 104z"/>
<path d="M790 320c26-12 38-76 56-128 12-34 26-48 42-48s30 16 42 50c18 54 30 112 58 126z"/>
<path d="M1240 320c26-12 42-96 62-152 12-34 26-48 42-48 40 0 52 70 96 130v70z"/></g>
<g fill="var(--hill-near)"><path d="M600 320c24-8 34-50 52-86 13-26 25-36 40-36s27 11 39 37c16 37 30 77 55 85z"/>
<path d="M1000 320c30-12 44-96 64-152 14-38 28-54 46-54s33 18 46 56c20 58 36 136 66 150z"/>
<path d="M180 320c20-6 28-38 44-66 11-20 22-28 34-28s23 9 33 29c14 28 24 59 45 65z"/></g>
<path d="M0 292c120-14 230-14 350-4s240 12 360 0 240-14 360-4 250 10 370-4v40H0z" fill="var(--river)"/>
<path d="M0 306c130-8 250-6 380 0s240 6 360 0 230-6 340 0 240 6 360-2v16H0z" fill="var(--paper)"/></svg>`;
