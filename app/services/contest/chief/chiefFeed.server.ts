/** What changed in one stage since it was last told to the chief judges who watch it. */
import { chiefRow, type MatrixRow } from '~/domain/contest/chiefMatrix'
import type { RecordLine } from '~/domain/contest/chiefRecord'
import { chiefHeader } from '~/domain/contest/chiefStage'
import { entrantsTouched } from '~/domain/contest/entrantsTouched'
import type { ContestEvent } from '~/domain/contest/events'
import type { ChiefUpdate } from '~/protocol/chief'
import type { LiveContest } from '../liveContest.server'
import { linesOf } from './chiefRecords.server'

export class ChiefFeed {
  private touched = new Set<string>()
  private lines: RecordLine[] = []
  private told: number

  constructor(
    private readonly live: LiveContest,
    private readonly stageId: string,
  ) {
    this.told = live.state.seq
  }

  /** Takes committed events in; recomputing waits until `update`. */
  take(events: readonly ContestEvent[]): void {
    const { state } = this.live
    const stage = state.stages.get(this.stageId)
    for (const event of events) {
      const touched = entrantsTouched(state, event)
      if (!touched?.rows) continue
      const ids = touched.codeIds === 'all' ? (stage?.entrantIds ?? []) : touched.codeIds
      for (const id of ids) {
        if (state.entrants.get(id)?.stageId === this.stageId) this.touched.add(id)
      }
    }
    this.lines.unshift(...linesOf(state, [...events].reverse(), this.stageId))
  }

  /** What to tell, as of the committed state; null when the stage is gone. */
  update(at: Date): ChiefUpdate | null {
    const { state, head } = this.live
    const stage = state.stages.get(this.stageId)
    if (!stage) return null
    const rows = [...this.touched].flatMap((id): MatrixRow[] => {
      const row = chiefRow(state, id)
      return row ? [row] : []
    })
    const update: ChiefUpdate = {
      stageId: this.stageId,
      from: this.told,
      head,
      at: at.toISOString(),
      rows: rows.sort((a, b) => a.order - b.order),
      records: this.lines,
      ...chiefHeader(state, stage),
    }
    this.told = head.seq
    this.touched = new Set()
    this.lines = []
    return update
  }
}
