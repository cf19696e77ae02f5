import { faults } from '../../../../local/faults/faults';
import { beginsOrder } from '../../../../local/faults/operation';
import { operationNamed, operations } from '../../../../local/faults/operations';
import { type Script, scriptsOf } from '../../../../local/faults/script';
import { cellOf } from '../../../../local/faults/simulate-faults';
import { registry } from '../../../../shared/contracts/registry';

const take = (seed: number, count: number): readonly Script[] => {
  const scripts = scriptsOf(seed);
  return Array.from({ length: count }, () => scripts.next().value).filter((script) => script !== undefined);
};

test('one seed → the same scripts; another seed → others', () => {
  expect(take(7, 5)).toEqual(take(7, 5));
  expect(take(8, 1)).not.toEqual(take(7, 1));
});

test('a life begins with an operation that needs nothing, and each of its operations leads to where the next begins', () => {
  for (const { lives } of take(1, 40))
    for (const { steps } of lives) {
      const way = steps.map(({ operation }) => operationNamed(operation));
      expect(way[0]?.from).toBeUndefined();
      for (const [index, operation] of way.slice(0, -1).entries()) {
        const next = way[index + 1];
        const leads = (stand: typeof operation.to) => next?.from?.some((each) => each === stand) === true;
        // Asked for late, an order stands at the desk first.
        expect(leads(operation.to) || (beginsOrder(operation) && leads('submitted'))).toBe(true);
        expect(next?.after?.includes(operation.name)).not.toBe(false);
      }
    }
});

test('faults after which an order may go another way meet the last operation of a life alone', () => {
  const rough = new Set(faults.filter(({ isGentle }) => !isGentle).map(({ name }) => name));
  for (const { lives } of take(2, 20))
    for (const { steps } of lives)
      for (const { fault } of steps.slice(0, -1)) expect(rough.has(fault ?? '')).toBe(false);
});

test('hours of a promise have their whole way before them, and a family of its own', () => {
  const lives = take(4, 40).flatMap((script) => script.lives);
  const ways = lives.map(({ wishes, steps }) => ({ wishes, way: steps.map(({ operation }) => operation) }));
  const repaid = ways.filter(({ way }) => way.at(-1) === 'repay-loan');
  expect(repaid.length).toBeGreaterThan(0);
  for (const { wishes, way } of repaid) {
    expect(way).toEqual(
      expect.arrayContaining(['ask-loan', 'guarantee-loan', 'request from loan', 'check-out', 'settle full']),
    );
    expect(wishes).toMatchObject({ apart: true, funding: 'loan' });
  }
  for (const { wishes, way } of ways)
    if (way.includes('give-mandate') || way.includes('ask-loan')) expect(wishes.apart).toBe(true);
});

test('every command about a person has its row', () => {
  const done = new Set(['give-minutes', ...operations.map(({ name }) => name)]);
  const isAboutPerson = ({ name, kind }: (typeof registry)[number]) =>
    kind === 'command' && /-(?:minutes|mandate|grant|loan|guarantee|write-off)$/.test(name);
  const commands = registry.filter(isAboutPerson).map(({ name }) => name);
  expect(commands.length).toBeGreaterThanOrEqual(14);
  expect(commands.filter((name) => !done.has(name))).toEqual([]);
});

test('within as many lives as there are cells, each cell is planned', () => {
  // What nothing can befall is not planned: no index shows an order that has ended.
  const ended = operations.filter(
    ({ from, to }) => from?.includes('settled') === true && (to === 'settled' || to === 'reversed'),
  );
  expect(ended.map(({ name }) => name)).toHaveLength(5);
  const cells = operations.length * faults.length - ended.length;
  const planned = take(3, Math.ceil(cells / 16)).flatMap(({ lives }) =>
    lives.flatMap(({ steps }) =>
      steps.flatMap(({ operation, fault }) => (fault === undefined ? [] : cellOf({ operation, fault }))),
    ),
  );
  expect(new Set(planned).size).toBe(cells);
  for (const { name } of ended)
    expect(planned).not.toContain(cellOf({ operation: name, fault: 'stale index read' }));
});

test('names are names: no operation and no fault is called like another', () => {
  expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
  expect(faults).toHaveLength(13);
});
