import type { ServiceContext } from '../context'

/** Remembers a person's language, for when they sign in on another device. */
export async function setLanguage(
  context: ServiceContext,
  { personId, language }: { personId: string; language: 'zh' | 'en' },
): Promise<void> {
  await context.writer.write((tx) =>
    tx.person.updateMany({ where: { id: personId }, data: { language } }),
  )
}
