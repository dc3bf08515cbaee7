/** Processes of their own for what must not share the event loop with what is measured. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

interface Reply<Answer> {
  id: number
  answer?: Answer
  error?: string
}

/** A helper process that answers one question after another. */
export class Child<Question, Answer> {
  private nextId = 1

  private constructor(private readonly process: ChildProcess) {}

  /** Starts a file of this folder as a process. */
  static start<Question, Answer>(file: string): Child<Question, Answer> {
    const process = fork(path.join(import.meta.dirname, file), {
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
    })
    return new Child<Question, Answer>(process)
  }

  ask(question: Question): Promise<Answer> {
    const id = this.nextId++
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('A helper process of the benchmark ended'))
      const listen = (reply: Reply<Answer>) => {
        if (reply.id !== id) return
        this.process.off('message', listen).off('exit', ended)
        if (reply.error === undefined) resolve(reply.answer as Answer)
        else reject(new Error(reply.error))
      }
      this.process.on('message', listen).once('exit', ended)
      this.process.send({ id, question })
    })
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return
    const ended = once(this.process, 'exit')
    this.process.kill()
    await ended
  }
}

/** The other end: answers what the parent asks, and ends with it. */
export function serveParent(answer: (question: never) => unknown): void {
  process.on('disconnect', () => process.exit(0))
  process.on('message', ({ id, question }: { id: number; question: never }) => {
    Promise.resolve()
      .then(() => answer(question))
      .then(
        (result) => process.send?.({ id, answer: result }),
        (error: unknown) => process.send?.({ id, error: String(error) }),
      )
  })
}
