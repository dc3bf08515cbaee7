import { BoardFigures } from '~/components/board/BoardFigures'
import { useContestBoard } from './contest'

export default function ContestStats() {
  return (
    <div className="px-4 md:px-0">
      <BoardFigures board={useContestBoard().board} />
    </div>
  )
}
