import { index, route, type RouteConfig } from '@remix-run/route-config'

export default [
  index('routes/public/home.tsx'),
  route('zones', 'routes/public/zones.tsx'),
  route('contests/:slug', 'routes/public/contest.tsx', [
    index('routes/public/contest-ranking.tsx'),
    route('zones', 'routes/public/contest-zones.tsx'),
    route('stats', 'routes/public/contest-stats.tsx'),
    route('rules', 'routes/public/contest-rules.tsx'),
  ]),
  route('contests/:slug/mine', 'routes/public/contest-mine.ts'),
  route('studios', 'routes/studio/public-register.tsx'),
  route('studios/map', 'routes/studio/public-map.tsx'),
  route('studios/:id', 'routes/studio/public-studio.tsx'),
  route('display/:slug', 'routes/public/display.tsx'),

  route('verify/:number?', 'routes/certificate/verify.tsx'),
  route('verify/:number/pdf', 'routes/certificate/pdf.ts'),

  route('sign-in', 'routes/people/sign-in.tsx'),
  route('sign-out', 'routes/people/sign-out.ts'),
  route('language', 'routes/people/language.ts'),
  route('reset', 'routes/people/reset.tsx'),
  route('setup', 'routes/people/setup.tsx'),
  route('account', 'routes/people/account.tsx'),
  route('account/password', 'routes/people/password.tsx'),
  route('office/reset-codes', 'routes/people/reset-codes.tsx'),

  route('tablet', 'routes/judging/tablet.tsx'),
  route('seat/:code?', 'routes/judging/seat.tsx'),

  route('rehearsal', 'routes/rehearsal/conduct.ts'),
  route('rehearsal/control', 'routes/rehearsal/control.ts'),

  route('register', 'routes/registration/register-list.tsx'),
  route('register/:contest', 'routes/registration/register.tsx'),
  route('me', 'routes/registration/me.tsx'),

  route('files', 'routes/files/begin.ts'),
  route('files/of/:scope/:purpose', 'routes/files/scope.tsx'),
  route('files/:id/piece', 'routes/files/piece.ts'),
  route('files/:id/delete', 'routes/files/delete.ts'),
  route('files/:id/:part?', 'routes/files/file.ts'),

  route('office', 'routes/office/overview.tsx'),
  route('office/entries', 'routes/office/entries.tsx'),
  route('office/entries/:entry', 'routes/office/entry.tsx'),
  route('office/stages', 'routes/office/stages.tsx'),
  route('office/stages/:stage', 'routes/office/stage.tsx'),
  route('office/studios', 'routes/studio/studios.tsx'),
  route('office/studios/export', 'routes/studio/export.ts'),
  route('office/studios/import', 'routes/studio/import.tsx'),
  route('office/studios/:studio', 'routes/studio/studio.tsx'),
  route('office/second-factor', 'routes/office/second-factor.tsx'),

  route('chief', 'routes/chief/contests.tsx'),
  route('chief/:stageId', 'routes/chief/stage.tsx', [
    route('sheets/:sheetId', 'routes/chief/sheet.tsx'),
    route('entrants/:codeId', 'routes/chief/entrant.tsx'),
    route('held/:heldId', 'routes/chief/held.tsx'),
    route('desk/:seatId', 'routes/chief/desk.tsx'),
    route('desk/:seatId/held', 'routes/chief/seatHeld.tsx'),
    route('step', 'routes/chief/step.tsx'),
    route('freeze', 'routes/chief/freeze.tsx'),
    route('ties', 'routes/chief/ties.tsx'),
  ]),
  route('chief/:stageId/seats', 'routes/chief/seats.tsx'),
  route('chief/:stageId/print', 'routes/chief/print.tsx'),

  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
