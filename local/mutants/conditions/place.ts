/** One clause on one kind of item that one store writes: what a mutant takes away. */
export type Place = {
  /** The file of functions/store that was asked from outside. A belt is shown once for all stores that wear it. */
  readonly store: string;
  /** The item's label in its transaction, without what tells it from others of its kind. */
  readonly label: string;
  readonly name: string;
  readonly clause: string;
  readonly belt?: string;
};

export const keyOf = ({ store, label, clause }: Place): string => `${store} · ${label} · ${clause}`;

export const ANY_STORE = 'any store';

/** `head person:per_…` is one of many heads. */
export const kindOf = (label: string): string => label.split(' ')[0] ?? label;

/** What a suite that runs beside a mutant, or is watched, finds in `globalThis.mutants`. */
export type Watch = { readonly recordTo: string } | { readonly without: string };

/** A place as a watched suite has met it. */
export type Sight = Place & {
  /** A condition of the item did keep the write out. */
  readonly stood: boolean;
};
