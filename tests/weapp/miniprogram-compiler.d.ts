declare module 'miniprogram-compiler' {
  /** The templates of a folder as a program that draws them. */
  export function wxmlToJs(folder: string, options: { maxBuffer: number }): string;
}
