/** Says each phase's first step, its last, and a line for each tenth between. */
export const progressLines = (say: (line: string) => void) => {
  const said = new Map<string, number>();
  return (phase: string, done: number, of: number): void => {
    const tenth = Math.floor((10 * done) / of);
    if (said.get(phase) === tenth) return;
    said.set(phase, tenth);
    say(`  ${phase}: ${done} of ${of}`);
  };
};
