/** What Taro leaves out of `View`: its template at build time and its table of names at run time take the same patch. */
export const ariaAttributes = { View: { 'aria-role': '', 'aria-label': '' } } as const;
