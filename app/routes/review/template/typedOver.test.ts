import { describe, expect, it } from 'vitest'
import { textsOf } from '~/locales/texts.server'
import { storedBeside, typedOver, withoutField } from './typedOver'

const draft = { 'title-zh': '甲', 'cap-share': '20', 'scope-levels-city': 'on', 'new-zh': '新' }
const typed = {
  ...{ 'title-zh': '乙', 'cap-share': '20', 'gone-zh': '丙', 'gone-en': '' },
  ...{ opId: 'x', revision: '1', act: '{}', note: '注', 'stage-live': 'on' },
}

describe('what was typed over a draft that changed meanwhile', () => {
  it('stands in its fields, boxes as they were ticked, new fields as they are stored', () => {
    const values = typedOver(draft, typed)
    expect(values).toMatchObject({ 'title-zh': '乙', 'new-zh': '新', 'stage-live': 'on' })
    expect(values['scope-levels-city']).toBeUndefined()
  })

  it('is listed where it has no field any more', () => {
    expect(withoutField(draft, typed)).toEqual(['丙'])
  })

  it('is marked where something else is stored', () => {
    const { t } = textsOf('zh')
    expect([...storedBeside(draft, typed, t)]).toEqual([['title-zh', ['现在保存的是“甲”']]])
  })
})
