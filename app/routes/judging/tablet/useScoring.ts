import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Aspect, StageRules } from '~/domain/contest/ruleSet'
import { aspectsOf } from '~/domain/contest/sheetMarks'
import { isToSign, sheetsInOrder } from '~/tablet/listState'
import { SETTLE_MS, type Draft, type HeldDraft } from '~/tablet/outbox/make'
import { missingOn, type ShownSheet } from '~/tablet/outbox/view'
import { pressKey, readPad, stepFrom, writeUnits, type PadKey } from '~/tablet/padEntry'
import type { Acted, FollowingMark, TabletSession } from '~/tablet/session'
import { lastActionOn, pushAction, type MarkAction } from '~/tablet/undo'

export type Refusal = Extract<Acted, { ok: false }>['why']

type ValueAfter = FollowingMark['valueAfter']

/** A number being typed; it is kept at once whenever it is one that the aspect takes. */
interface Typing {
  aspect: string
  text: string
  run: number
}

/** The judge's place on the screen, and everything that can be done from there. */
export function useScoring(session: TabletSession) {
  const state = useSyncExternalStore(session.subscribe, session.getState, session.getState)
  const { outbox } = state
  const rules = outbox.server?.seat.rules ?? null
  const sheets = useMemo(() => sheetsInOrder(outbox), [outbox])
  const [chosen, setChosen] = useState<{ sheet: string; aspect: string | undefined } | null>(null)
  const [typing, setTyping] = useState<Typing | null>(null)
  const [actions, setActions] = useState<readonly MarkAction[]>([])
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [dropped, setDropped] = useState<Typing | null>(null)

  const sheet = sheets.find(({ server }) => server.id === chosen?.sheet) ?? firstOpen(sheets)
  const aspects = rules ? aspectsOf(rules) : []
  const aspect = aspects.find(({ id }) => id === chosen?.aspect) ?? null
  const typed = typing?.aspect === aspect?.id ? typing : null
  const saved = aspect ? (sheet?.marks[aspect.id]?.value ?? null) : null

  // The place is chosen once and stays: it must never move on by itself under the judge's finger.
  const isLost = sheet !== null && (chosen?.sheet !== sheet.server.id || aspect === null)
  useEffect(() => {
    if (isLost && rules) setChosen({ sheet: sheet.server.id, aspect: startOf(rules, sheet) })
  }, [isLost, rules, sheet])

  const act = async (draft: Draft | FollowingMark, settle?: number): Promise<Acted> => {
    const acted = await session.act(draft, settle)
    setRefusal(acted.ok ? null : acted.why)
    return acted
  }
  /** Whether that changes anything the session decides: what is shown here may be behind it. */
  const enter = async (of: Aspect, valueAfter: ValueAfter, run: number, settle = 0) => {
    if (!sheet) return
    const place = { sheet: sheet.server.id, aspect: of.id }
    const acted = await act({ kind: 'mark', ...place, valueAfter }, settle)
    if (!acted.ok) return
    const { before: from } = acted
    const to = valueAfter(from)
    if (to !== from) setActions((stack) => pushAction(stack, { ...place, from, to, run }))
  }
  const leaveTyping = () => {
    const reading = typed && rules && aspect?.kind !== 'judgement' && aspect
    const isValue = reading && readPad(typed.text, reading, rules.places).kind === 'value'
    setDropped(typed && !isValue ? typed : null)
    setTyping(null)
  }
  const choose = (sheetId: string, aspectId: string | undefined) => {
    leaveTyping()
    setRefusal(null)
    setChosen({ sheet: sheetId, aspect: aspectId })
  }

  return {
    state,
    outbox,
    rules,
    sheets,
    sheet,
    aspect,
    typed,
    dropped,
    refusal,
    confirmed: sheet ? state.confirmed.includes(sheet.server.id) : false,
    lastAction: sheet ? lastActionOn(actions, sheet.server.id) : null,
    /** Whom to mark or sign after this one, in the order of appearance. */
    nextSheet: sheet
      ? nextAfter(sheets, sheet, (other) => isToMark(other) || isToSign(outbox, other))
      : null,
    chooseSheet: (id: string) => {
      const next = sheets.find(({ server }) => server.id === id)
      if (next && rules) choose(id, startOf(rules, next))
    },
    chooseAspect: (id: string) => sheet && choose(sheet.server.id, id),
    /** The next aspect that is not scored yet, or simply the next one. */
    nextAspect: () => {
      if (!sheet || !rules || !aspect) return
      const at = aspects.indexOf(aspect)
      const missing = new Set(missingOn(rules, sheet))
      const after = [...aspects.slice(at + 1), ...aspects.slice(0, at)]
      const next = after.find(({ id }) => missing.has(id)) ?? after[0]
      if (next) choose(sheet.server.id, next.id)
    },
    press: (key: PadKey) => {
      if (!rules || !aspect || aspect.kind === 'judgement') return
      const isBack = key === 'back'
      const start = isBack && saved !== null ? writeUnits(saved, rules.places) : ''
      const text = pressKey(typed?.text ?? start, key, rules.places)
      const run = typed?.run ?? newRun()
      setTyping({ aspect: aspect.id, text, run })
      setDropped(null)
      const reading = readPad(text, aspect, rules.places)
      if (reading.kind === 'value') void enter(aspect, () => reading.value, run, SETTLE_MS)
    },
    step: (direction: 1 | -1) => {
      if (!aspect || aspect.kind === 'judgement') return
      setTyping(null)
      void enter(aspect, (before) => stepFrom(before, direction, aspect), newRun(), SETTLE_MS)
    },
    /** A level, a full mark, nothing to deduct, or null for not scored. */
    setValue: (of: Aspect, value: number | null) => {
      if (!sheet) return
      setTyping(null)
      setChosen({ sheet: sheet.server.id, aspect: of.id })
      void enter(of, () => value, newRun())
    },
    undo: () => {
      const last = actions.at(-1)
      if (!last) return
      setTyping(null)
      setChosen({ sheet: last.sheet, aspect: last.aspect })
      const { sheet: on, aspect: of, from } = last
      void act({ kind: 'mark', sheet: on, aspect: of, value: from }).then((acted) => {
        if (acted.ok) setActions((stack) => stack.filter((action) => action !== last))
      })
    },
    /** Resolves to whether the note was kept. */
    writeNote: async (text: string): Promise<boolean> =>
      sheet !== null && (await act({ kind: 'note', sheet: sheet.server.id, text }, SETTLE_MS)).ok,
    confirmCode: () => sheet && void session.confirmCode(sheet.server.id),
    finish: (kind: 'submit' | 'takeBack' | 'sign') => {
      leaveTyping()
      if (sheet) void act({ kind, sheet: sheet.server.id })
    },
    decideHeld: (draft: HeldDraft) => void act(draft),
    markSeen: (opId: string) => session.markSeen(opId),
  }
}

export type Scoring = ReturnType<typeof useScoring>

function isToMark({ status, server }: ShownSheet): boolean {
  return status === 'open' && server.excused === null && server.entrantStatus === 'active'
}

let runs = 0
function newRun(): number {
  runs += 1
  return runs
}

/** Where marking of a sheet begins or goes on: the first aspect that is not scored. */
function startOf(rules: StageRules, sheet: ShownSheet): string | undefined {
  return missingOn(rules, sheet)[0] ?? aspectsOf(rules)[0]?.id
}

function firstOpen(sheets: readonly ShownSheet[]): ShownSheet | null {
  return sheets.find(isToMark) ?? sheets[0] ?? null
}

function nextAfter(
  sheets: readonly ShownSheet[],
  from: ShownSheet,
  needsWork: (sheet: ShownSheet) => boolean,
): ShownSheet | null {
  const at = sheets.indexOf(from)
  return [...sheets.slice(at + 1), ...sheets.slice(0, at)].find(needsWork) ?? null
}
