import type { ServiceContext } from '../context'

/**
 * Ends one sign-in of a person, here or on another device.
 *
 * @returns false when the person has no such sign-in
 */
export async function revokeSignIn(
  context: ServiceContext,
  { personId, signInId }: { personId: string; signInId: string },
): Promise<boolean> {
  const { count } = await context.writer.write((tx) =>
    tx.signIn.deleteMany({ where: { id: signInId, personId } }),
  )
  return count > 0
}
