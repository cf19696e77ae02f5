import { type Bench, type Figure, printTable } from './figure';
import { oneLife } from './one-life';
import { startSmallCity } from './small-city';

/** Two for commands that name all they touch; three where the order names accounts or a day (architecture.md, Data). */
const goals: Readonly<Record<string, NonNullable<Figure['goal']>>> = {
  request: '<=2',
  grab: '<=2',
  'grab again': '<=2',
  drop: '<=3',
  checkIn: '<=2',
  checkOut: '<=2',
  confirm: '<=2',
  settle: '<=3',
};

/** Round trips to the table per command, through the real use cases, uncontended. */
export const roundTrips: Bench = {
  name: 'round-trips',
  run: async () => {
    const city = await startSmallCity();
    try {
      const { steps } = await oneLife(city, { dropped: true });
      const figures = steps.map(({ name, trips }): Figure => {
        const goal = goals[name];
        return { name: `${name} round trips`, value: trips, ...(goal && { goal }) };
      });
      printTable(
        ['command', 'round trips', 'goal'],
        figures.map(({ name, value, goal }) => [name, value, goal ?? '']),
      );
      return figures;
    } finally {
      await city.stop();
    }
  },
};
