import { demoStyle } from './demo-style';

/** Text as text: nothing in it can become markup. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** A value inside a script: JSON that cannot close the script. */
export const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** The frame of every page of the demo. `body` and `script` are ours, never a visitor's. */
export const pageOf = ({ title, body, script }: { title: string; body: string; script: string }): string =>
  `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(logo(48))}">
<style>${demoStyle}</style>
</head>
<body>
${body}
<script type="module">${script}</script>
</body>
</html>
`;

/** Two hills over the river, and the sun: the mark of the city's time bank. */
export const logo = (size: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 48 48" aria-hidden="true">
<circle cx="24" cy="24" r="24" fill="#0b6b40"/>
<path d="M7 31c4-1 5-6 7-10 1-3 3-4 5-4s4 2 5 5l2 4c1-3 3-5 5-5 4 0 5 6 10 10z" fill="#fff"/>
<path d="M9 37c3-2 6-2 10 0s7 2 10 0 7-2 10 0" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/>
<circle cx="34" cy="13" r="3" fill="#f4cf93"/></svg>`;
