import type { MetaFunction } from '@remix-run/node'
import {
  Outlet,
  useLoaderData,
  useOutletContext,
  type ShouldRevalidateFunction,
} from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { BoardHeader } from '~/components/board/BoardHeader'
import { BoardShell } from '~/components/board/BoardShell'
import { isReview } from '~/domain/contest/isReview'
import { useBoard, type LiveBoard } from '~/components/live/useBoard'
import { loaderFor } from '~/http/route.server'
import { pick } from '~/locales/languages'
import { ReviewWords } from '~/locales/ReviewWords'
import { textsOf } from '~/locales/texts.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { slugSchema } from '~/protocol/slug'
import {
  contestApprenticeships,
  type ContestApprenticeship,
} from '~/queries/contest/contestApprenticeships.server'
import { publicProgramme } from '~/queries/contest/publicProgramme.server'
import { publicBoardsOf } from '~/services/contest/boardSource.server'

export const loader = loaderFor({
  access: 'public',
  params: z.object({ slug: slugSchema }),
  load: async ({ app, params, language }) => {
    const board = await publicBoardsOf(app).find(params.slug)
    const programme = await publicProgramme(app.read)
    if (!board || !programme) throw new AppError('notFound')
    const { year, title } = programme
    const edition = { zh: `${title.zh} ${year}`, en: `${title.en} ${year}` }
    const product = textsOf(language).t('common:product')
    const apprenticeships = await contestApprenticeships(app.read, board)
    return { board, edition, apprenticeships, title: `${pick(board.name, language)} · ${product}` }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: data.title }] : [])

/**
 * The board keeps itself up to date; it is loaded again for another contest only, and for a title in
 * the other language: that is another address, or the same one once more.
 */
export const shouldRevalidate: ShouldRevalidateFunction = (to) =>
  to.currentParams['slug'] !== to.nextParams['slug'] ||
  to.currentUrl.searchParams.get('lang') !== to.nextUrl.searchParams.get('lang') ||
  to.currentUrl.href === to.nextUrl.href

interface Shared {
  live: LiveBoard
  apprenticeships: readonly ContestApprenticeship[]
}

/** The live board that the tabs of a contest share. */
export function useContestBoard(): LiveBoard {
  return useOutletContext<Shared>().live
}

/** The apprenticeships that follow from the contest, as they were when the page was loaded. */
export function useContestApprenticeships(): readonly ContestApprenticeship[] {
  return useOutletContext<Shared>().apprenticeships
}

export default function Contest() {
  const data = useLoaderData<typeof loader>()
  return (
    <ReviewWords on={isReview(data.board)}>
      <ContestBoard {...data} />
    </ReviewWords>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

function ContestBoard({ board, edition, apprenticeships }: Loaded) {
  const live = useBoard(board, '/boards')
  const { t } = useTranslation('board')
  const pickText = usePick()
  const { view, stageTitle } = live.board
  return (
    <BoardShell header={<BoardHeader live={live} edition={isReview(board) ? null : edition} />}>
      {view.kind === 'stage' && stageTitle && (
        <p className="border-b border-line bg-blue-soft px-4 py-3 text-blue md:mt-4 md:rounded-card md:border">
          {t('coded', { stage: pickText(stageTitle) })}
        </p>
      )}
      <div className="pt-4">
        <Outlet context={{ live, apprenticeships } satisfies Shared} />
      </div>
    </BoardShell>
  )
}
