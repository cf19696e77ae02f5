const made = new Map<string, string>();

/**
 * A drawing as a CSS background. The mini-program shows no inline SVG, but both platforms show this one:
 * one way of drawing for both, no request, no file.
 */
export const backgroundOf = (svg: string): string => {
  const known = made.get(svg);
  if (known !== undefined) return known;
  const css = `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
  made.set(svg, css);
  return css;
};

export const svgOf = (width: number, height: number, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${body}</svg>`;
