import { browserStorage, deviceStore, pageBuild, type DeviceStore } from '../live/keepOnDevice'

/** Opens what a hall screen keeps on its device under a name. In a browser only. */
export function openHallStore<T>(name: string, servedAt: string): DeviceStore<T> {
  return deviceStore<T>(`hall:${name}`, servedAt, pageBuild(), browserStorage())
}
