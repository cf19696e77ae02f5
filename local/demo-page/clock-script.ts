import type { Ms } from '../../shared/domain/units';

/** Shows the city's time, second by second, and moves it ahead by the buttons. Runs in the browser. */
export const clockScript = (nowMs: Ms): string => `
const output = document.getElementById('city-time');
const done = document.getElementById('clock-done');
const buttons = [...document.querySelectorAll('[data-advance]')];
let known = { nowMs: ${nowMs}, at: performance.now() };

const two = (value) => String(value).padStart(2, '0');
const show = () => {
  const wall = new Date(known.nowMs + performance.now() - known.at + 8 * 3_600_000);
  const weekday = '日一二三四五六'[wall.getUTCDay()];
  output.querySelector('.time').textContent = two(wall.getUTCHours()) + ':' + two(wall.getUTCMinutes());
  output.querySelector('.day').textContent = (wall.getUTCMonth() + 1) + '月' + wall.getUTCDate() + '日 周' + weekday;
};
const keep = async (answer) => {
  if (!answer.ok) throw new Error(String(answer.status));
  known = { nowMs: (await answer.json()).nowMs, at: performance.now() };
  show();
};
const advance = async (button) => {
  for (const each of buttons) each.disabled = true;
  done.textContent = '正在把时间往前拨…';
  try {
    await keep(await fetch('/demo/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance: button.dataset.advance }),
    }));
    done.textContent = '拨好了，到点该办的事也都办了。';
  } catch {
    done.textContent = '没拨成，请再试一次。';
  }
  for (const each of buttons) each.disabled = false;
  button.focus();
};

show();
setInterval(show, 1_000);
for (const button of buttons) button.addEventListener('click', () => advance(button));
// Somebody else may have moved it: from another tab, or by a command.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) fetch('/demo/clock').then(keep).catch(() => undefined);
});
`;
