import { escapeHtml, inScript, logo, pageOf } from './html';
import type { DemoPersona } from './who-is-who-page';

/** Signs this tab in as a persona, then opens the first page of that role. A tab holds one persona and no other. */
export const enterPage = ({ key, zh }: DemoPersona): string =>
  pageOf({
    title: `${zh} · 时间银行`,
    body: `<div class="wait" role="status">${logo(64)}<h1 id="words">正在以${escapeHtml(zh)}的身份进入…</h1>
<p><a href="/demo">回到演示首页</a></p></div>`,
    script: `
const words = document.getElementById('words');
try {
  const answer = await fetch('/demo/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona: ${inScript(key)} }),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const { homePath, ...session } = await answer.json();
  for (const name of Object.keys(sessionStorage)) if (/^timebank\\.(?!intent\\.)/.test(name)) sessionStorage.removeItem(name);
  sessionStorage.setItem('timebank.session', JSON.stringify(session));
  location.replace(homePath);
} catch {
  words.textContent = '没能进入。请看看这台电脑上的演示城是否还在运行，然后刷新本页。';
}
`,
  });
