/** What a line of a notice is about, with what tells it from others of its name. */
export function LineTitle({ title, note }: { title: string; note: string }) {
  return (
    <>
      <p>{title}</p>
      {note !== '' && <p className="text-sm text-muted">{note}</p>}
    </>
  )
}
