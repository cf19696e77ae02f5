/** How large a demo city is. `full` is the city of `npm start`; tests take less. */
export type CitySize = {
  readonly communities: number;
  readonly volunteers: number;
  readonly elders: number;
  readonly relatives: number;
};

export const fullCity: CitySize = { communities: 450, volunteers: 2_000, elders: 800, relatives: 400 };
