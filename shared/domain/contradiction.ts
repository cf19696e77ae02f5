/**
 * Two facts that cannot both stand. A bug, unless they were read at two moments and the world moved between them: whoever read them
 * reads again, a few times, and then lets it out. Source: architecture.md, Data (commands of three trips).
 */
export class Contradiction extends Error {
  override readonly name = 'Contradiction';
}
