import { STATE_YEARS } from '~/domain/notice/stateHolidays'
import type { PrismaClient } from '../../../prisma/generated/client'

/** The days that an organiser entered, the latest first, and the years that need none. */
export async function workDays(read: PrismaClient) {
  const days = await read.workDay.findMany({ orderBy: { day: 'desc' } })
  return { days, known: STATE_YEARS }
}
