/**
 * Loaded by a server under test before anything else: its clock is ahead by CLOCK_AHEAD_DAYS, as
 * when a notice's period has gone by.
 */
const ahead = Number(process.env.CLOCK_AHEAD_DAYS) * 86_400_000
const RealDate = Date

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, asked) =>
    Reflect.construct(target, args.length === 0 ? [RealDate.now() + ahead] : args, asked),
  get: (target, name, receiver) =>
    name === 'now' ? () => RealDate.now() + ahead : Reflect.get(target, name, receiver),
})
