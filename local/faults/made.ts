const made = new WeakSet<object>();

/** Marks a failure as one of ours, so that no other failure hides behind the faults. */
export const make = <E extends Error>(error: E): E => {
  made.add(error);
  return error;
};

/** Whether a failure was made, or comes of one that was. */
export const isMade = (cause: unknown): boolean => {
  for (let each = cause; each instanceof Error; each = each.cause) if (made.has(each)) return true;
  return false;
};

/** A request or a reply that got lost: the SDK takes it for a passing fault and sends again. */
export const lost = (what: 'request' | 'reply'): Error =>
  make(Object.assign(new Error(`the ${what} was lost on its way`), { name: 'TimeoutError' }));

/** The process is gone; nothing of it sends again. */
export const crash = (): Error => make(Object.assign(new Error('killed'), { name: 'Killed' }));
