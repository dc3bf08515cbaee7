import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Table, Td, Th } from '~/components/Table'
import { useDateTime } from '~/components/useDateTime'
import type { FileRow } from '~/queries/files/filesOf.server'
import { sizeText } from './sizeText'

/** The files of a scope, each to be opened, and to be deleted where they need not stay. */
export function FileTable({ files, mayDelete }: { files: readonly FileRow[]; mayDelete: boolean }) {
  const { t } = useTranslation('files')
  const dateTime = useDateTime()
  return (
    <Table caption={t('page.list')}>
      <thead>
        <tr>
          <Th>{t('page.name')}</Th>
          <Th numeric>{t('page.size')}</Th>
          <Th>{t('page.when')}</Th>
          {mayDelete && <Th>{t('page.action')}</Th>}
        </tr>
      </thead>
      <tbody>
        {files.map(({ id, name, bytes, createdAt }) => (
          <tr key={id}>
            <Td className="min-w-40 break-all">
              <a href={`/files/${id}`} className="inline-block py-2 text-blue underline">
                {name}
              </a>
            </Td>
            <Td numeric className="whitespace-nowrap">
              {sizeText(bytes)}
            </Td>
            <Td className="whitespace-nowrap">{dateTime(createdAt)}</Td>
            {mayDelete && (
              <Td>
                <Form method="post" action={`/files/${id}/delete`}>
                  <Button type="submit" tone="danger" aria-label={t('page.deleteOne', { name })}>
                    {t('page.delete')}
                  </Button>
                </Form>
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
