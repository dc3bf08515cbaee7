import { useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { CodeSearch } from '~/components/board/CodeSearch'
import { MyResult, useMine } from '~/components/board/MyResult'
import { Ranking } from '~/components/board/Ranking'
import { Apprenticeships } from './Apprenticeships'
import { useContestApprenticeships, useContestBoard } from './contest'

export default function ContestRanking() {
  const { board, moves } = useContestBoard()
  const apprenticeships = useContestApprenticeships()
  const [search] = useSearchParams()
  const asked = search.get('code') ?? ''
  const [code, setCode] = useState(asked)
  const mine = useMine(board.slug, `${board.view.kind} ${board.ruleVersion}`)
  return (
    <>
      {mine && <MyResult board={board} mine={mine} />}
      {board.rows.length > 10 && <CodeSearch asked={asked} onType={setCode} />}
      <Ranking board={board} moves={moves} mine={mine?.rowId ?? null} search={code} />
      {apprenticeships.length > 0 && <Apprenticeships all={apprenticeships} />}
    </>
  )
}
