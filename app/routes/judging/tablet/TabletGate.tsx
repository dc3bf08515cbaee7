import { useEffect, useState } from 'react'
import {
  becomeWriter,
  openKeptSeat,
  startSession,
  type Closed,
  type KeptSeat,
} from '~/tablet/device'
import type { TabletSession } from '~/tablet/session'
import { PictureSession } from '~/tablet/pictures/session'
import { openPictureStore } from '~/tablet/pictures/store'
import { keepShell } from '~/tablet/shell'
import { ClosedScreen } from './ClosedScreen'
import { LockScreen } from './LockScreen'
import { ScoreScreen } from './ScoreScreen'
import { sendPicture } from './sendPicture'

type Stage =
  | { kind: 'opening' | 'otherTab' }
  | { kind: 'closed'; why: Closed }
  | { kind: 'locked'; kept: KeptSeat }
  | { kind: 'open'; kept: KeptSeat }

/** Opens the tablet step by step: one tab, a safe place, a seat, its judge. */
export function TabletGate() {
  const [stage, setStage] = useState<Stage>({ kind: 'opening' })
  useEffect(() => {
    let left = false
    const go = (next: Stage) => {
      if (!left) setStage(next)
    }
    keepShell()
    open(go).catch((error: unknown) => {
      reportError(error)
      go({ kind: 'closed', why: 'broken' })
    })
    return () => {
      left = true
    }
  }, [])
  switch (stage.kind) {
    case 'opening':
    case 'otherTab':
      return <ClosedScreen why={stage.kind} />
    case 'closed':
      return <ClosedScreen why={stage.why} />
    case 'locked':
      return <LockScreen kept={stage.kept} onOpen={(kept) => setStage({ kind: 'open', kept })} />
    case 'open':
      return <Scoring kept={stage.kept} />
  }
}

async function open(go: (stage: Stage) => void): Promise<void> {
  if (!window.isSecureContext) {
    go({ kind: 'closed', why: 'insecure' })
    return
  }
  await becomeWriter(() => go({ kind: 'otherTab' }))
  const kept = await openKeptSeat()
  if (typeof kept === 'string') go({ kind: 'closed', why: kept })
  else go({ kind: kept.locked ? 'locked' : 'open', kept })
}

interface Open {
  session: TabletSession
  pictures: PictureSession
}

/** Holds marks and photos for as long as the screen is there. */
function Scoring({ kept }: { kept: KeptSeat }) {
  const [open, setOpen] = useState<Open | null>(null)
  useEffect(() => {
    const session = startSession(kept, buildName())
    const pictures = new PictureSession({
      openStore: () => openPictureStore(),
      send: sendPicture,
      newId: () => crypto.randomUUID(),
      report: reportError,
    })
    void pictures.open()
    setOpen({ session, pictures })
    return () => {
      session.close()
      pictures.close()
    }
  }, [kept])
  return open ? <ScoreScreen {...open} /> : <ClosedScreen why="opening" />
}

/** The version of the page, for the server's log. */
function buildName(): string {
  const manifest: unknown = Reflect.get(window, '__remixManifest')
  const version: unknown =
    typeof manifest === 'object' && manifest !== null && Reflect.get(manifest, 'version')
  return typeof version === 'string' ? version.slice(0, 64) : 'development'
}
