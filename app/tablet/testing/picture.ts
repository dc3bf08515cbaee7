import type { Picture } from '../pictures/queue'

/** A photo that waits, for tests. */
export function picture(n: number, changes: Partial<Picture> = {}): Picture {
  return {
    ...{
      id: `picture ${n}`,
      n,
      opId: `op ${n}`,
      seatId: 'seat',
      tenure: 'tenure',
      review: 'review',
    },
    ...{ alt: '车间', takenAt: '2021-05-01T01:00:00.000Z', bytes: 3, thumb: new Blob(['t']) },
    ...{ outcome: null, ...changes },
  }
}
