import { link } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { syncToDisk } from '../../app/services/backup/diskFiles.server'
import type { ServiceContext } from '../../app/services/context'
import { beginUpload } from '../../app/services/files/beginUpload.server'
import { unopposed } from '../../app/services/files/fileAccess.server'
import { contentOf, folderOf, type FilesContext } from '../../app/services/files/fileFolder.server'
import { inspectFile, type Found, type Inspect } from '../../app/services/files/inspectFile.server'
import { receiveBytes } from '../../app/services/files/receiveBytes.server'
import { derivedId } from '../../app/services/log/derivedId.server'
import { studioScope } from '../../app/services/studio/studioScope'
import { renderPicture, samplePicture, type SamplePicture } from './pictures/render'
import { SHOWN, type Shown } from './pictures/scenes/scene'
import { SAMPLE_STUDIOS } from './studioFacts'

const DONE = 'seeded:pictures'
/** Drawings of each scene of an industry; studios share them, for the sake of seeding in seconds. */
const VARIANTS: Record<Shown, number> = { premises: 2, work: 1, result: 1, teaching: 1 }
/** Uploads that go on at once: one person may have 20 unfinished. */
const AT_ONCE = 16

/**
 * Gives each sample studio two to four drawn pictures, by the uploads of real life. Once only; an
 * interrupted seeding goes on where it was.
 *
 * @param by who sends them
 * @param most for how many studios at most
 */
export async function seedPictures(
  context: ServiceContext & FilesContext,
  { by, most = SAMPLE_STUDIOS }: { by: string; most?: number },
): Promise<void> {
  if (await context.read.claim.findUnique({ where: { key: DONE } })) return
  const studios = await context.read.studio.findMany({
    where: { sample: true },
    select: { id: true, industry: true },
    orderBy: { id: 'asc' },
    take: most,
  })
  const sender = new PictureSender(context, by)
  // One kind after the other, so that the premises come first on every page.
  for (const shown of SHOWN) {
    const wanted = studios
      .map((studio, index) => ({ ...studio, shown, index }))
      .filter(({ index }) => isShownBy(index, shown))
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      await Promise.all(wanted.slice(from, from + AT_ONCE).map((one) => sender.send(one)))
    }
  }
  const claim = { key: DONE, scopeId: 'register', holder: 'seed', claimedAt: context.now() }
  await context.writer.write((tx) => tx.claim.create({ data: claim }))
}

/** Premises and work are shown by all, a result by every second, an apprentice's lesson by some. */
const isShownBy = (index: number, shown: Shown): boolean =>
  shown === 'result' ? index % 2 === 0 : shown === 'teaching' ? index % 4 === 0 : true

interface Wanted {
  id: string
  industry: string
  shown: Shown
  index: number
}

class PictureSender {
  private readonly rendered = new Map<string, Promise<Buffer>>()
  private readonly inspected = new Map<string, Promise<{ id: string; found: Found }>>()

  constructor(
    private readonly context: FilesContext,
    private readonly by: string,
  ) {}

  async send({ id: studioId, industry, shown, index }: Wanted): Promise<void> {
    const picture = samplePicture(industry, shown, index % VARIANTS[shown])
    const { name, alt } = picture
    const content = await this.render(picture)
    const begun = await beginUpload(this.context, {
      ...{ personId: this.by, opId: derivedId('sample-picture', studioId, shown), name, alt },
      ...{ scope: studioScope(studioId), purpose: 'photo', bytes: content.length },
    })
    if (!begun.ok) throw new Error(`A sample picture was refused: ${begun.problem}`)
    const { id } = begun.upload
    const sent = await receiveBytes(this.context, {
      ...{ personId: this.by, id, offset: 0, body: Readable.from([content]) },
      inspect: () => this.inspect(picture, id),
      whyNot: unopposed,
    })
    if (!sent.ok || sent.upload.status !== 'ready') throw new Error('A sample picture is not ready')
  }

  private render(picture: SamplePicture): Promise<Buffer> {
    const known = this.rendered.get(picture.key) ?? renderPicture(picture)
    this.rendered.set(picture.key, known)
    return known
  }

  /** Encodes a picture anew once; the other studios' copies share the outcome on the disk. */
  private async inspect({ key }: SamplePicture, id: string): ReturnType<Inspect> {
    const known = this.inspected.get(key)
    if (!known) {
      const first = inspectFile(folderOf(this.context, id)).then((found) => ({ id, found }))
      this.inspected.set(key, first)
      return (await first).found
    }
    const { id: first, found } = await known
    for (const part of ['content', 'thumb'] as const) {
      const [from, to] = [first, id].map((one) =>
        contentOf(this.context, { id: one, kind: 'picture' }, part),
      )
      if (from !== undefined && to !== undefined) await link(from, to)
    }
    syncToDisk(folderOf(this.context, id))
    return found
  }
}
