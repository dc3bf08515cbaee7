import { DEMO_PASSWORD, DEMO_SIGN_INS } from './accounts'
import { OFFERED_SEAT } from './plan'

/** How to judge in the demo oneself, in lines for the terminal. */
export function tryJudging(url: string, stageId: string): string[] {
  const phoneOf = (role: string) => DEMO_SIGN_INS.find((one) => one.role === role)?.phone ?? ''
  const nameOf = (role: string) => DEMO_SIGN_INS.find((one) => one.role === role)?.name ?? ''
  const { seat } = OFFERED_SEAT
  return [
    `当一回裁判（焊工实操第 ${seat} 席留给您，模拟裁判不会去坐）：`,
    `  1. 用裁判长 ${phoneOf('chiefJudge')} / ${DEMO_PASSWORD} 登录，打开 ${url}/chief/${stageId}/seats，显示第 ${seat} 席的席位码。`,
    `  2. 在另一台设备或无痕窗口打开 ${url}/seat，输入席位码，选“${nameOf('judge')}”，设 PIN 码，开始评分。`,
    `  3. 大屏 ${url}/display/${OFFERED_SEAT.contest} 随即更新。没有人来时，其余评分全部完成十分钟后，由模拟裁判补上。`,
  ]
}
