/** The registers that entitle: 低保, 特困, and the city's third category. Source: product.md, Who may receive. */
export const registers = ['lowIncome', 'destitute', 'cityCategory'] as const;
export type Register = (typeof registers)[number];
