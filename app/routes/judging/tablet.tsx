import type { PageHandle } from '~/components/PageTitle'
import { TabletGate } from './tablet/TabletGate'

export const handle: PageHandle = { title: 'tablet:title' }

/**
 * The judge's tablet. No loader and no link of the router: the page lives from the device's own
 * disk, and must open without a server and beside a newer build.
 */
export default function Tablet() {
  return <TabletGate />
}
