/** A server's sentence with its figures tied to their units, so that no line ends between them. */
export const figuresTogether = (sentence: string): string =>
  sentence.replaceAll(/(\d) (?=[\u4e00-\u9fff])/g, '$1\u00a0');
