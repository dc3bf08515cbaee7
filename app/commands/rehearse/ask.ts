/** Sends a message and resolves with its answer; null when none came in time. */
export function ask<Answer>(
  send: (answered: (late: Error | null, answer: Answer) => void) => unknown,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    send((late, answer) => resolve(late ? null : answer))
  })
}
